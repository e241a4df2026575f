import { logoRequest, png } from './images';
import type { WriteRoute } from './world';

/** The write routes of what documents show of the organisation. */
export const DOCUMENT_ROUTES: readonly WriteRoute[] = [
  {
    route: 'PUT /organisation/logo',
    right: ({ key }) => key.put('/organisation/logo', logoRequest(png({ colour: [200, 0, 0] }))),
    wrong: {
      'a file that is no image': ({ key }) =>
        key.put('/organisation/logo', logoRequest(Buffer.from('no image'))),
      'a type that browsers run': ({ key }) =>
        key.put('/organisation/logo', logoRequest(png(), 'image/svg+xml')),
    },
  },
  {
    route: 'DELETE /organisation/logo',
    right: ({ key }) => key.delete('/organisation/logo'),
    wrong: { 'no organisation': ({ operator }) => operator.delete('/organisation/logo') },
  },
];
