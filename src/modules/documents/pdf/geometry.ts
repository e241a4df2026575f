/** Points, 72 to the inch; y grows downwards and names baselines of text. */
const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

export const PAGE = { width: mm(210), height: mm(297) } as const;

/** DIN 5008: 25 mm left for filing, 20 mm right. */
export const LEFT = mm(25);
export const RIGHT = PAGE.width - mm(20);
export const WIDTH = RIGHT - LEFT;

export const TOP = mm(15);
/** The body ends here at the latest, above the footer and the number of the page. */
export const FOOTER_BOTTOM = PAGE.height - mm(11);

/** The second column of the letterhead: 110 mm from the left, where a window on the right begins too. */
export const ASIDE = mm(118);
export const ASIDE_WIDTH = RIGHT - ASIDE;

/** The logo's box; a picture is fitted into it and never stretched. */
export const LOGO = { width: mm(62), height: mm(19) } as const;

/**
 * The window of a DL or C5/6 envelope shows 45 to 90 mm from the top (DIN 5008 form B): the sender in small print over the
 * address, which begins at 62.7 mm.
 */
export const WINDOW = { sender: mm(59), address: mm(66), width: mm(85), bottom: mm(90) } as const;

/** The title stands below the window at the earliest, clear of the fold at 105 mm. */
export const TITLE = mm(108);
