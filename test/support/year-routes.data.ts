import type { Send, WriteRoute } from './world';

const post =
  (path: string, body: object = {}): Send =>
  ({ key }) =>
    key.post(`/periods/years/${path}`, body);

/** In the world of the tests 2024 is closed, and 2025 is over. */
export const YEAR_ROUTES: readonly WriteRoute[] = [
  {
    route: 'POST /periods/years/{id}/close',
    right: post('fy_2025/close', { reason: 'The accounts are agreed' }),
    wrong: {
      'a closed year': post('fy_2024/close'),
      'a year that is not over': post('fy_2026/close'),
      'no year': post('fy_20/close'),
      'a year beyond the calendar': post('fy_1800/close'),
    },
  },
  {
    route: 'POST /periods/years/{id}/reopen',
    right: post('fy_2024/reopen', { reason: 'A late bill' }),
    wrong: {
      'no reason': post('fy_2024/reopen'),
      'an open year': post('fy_2025/reopen', { reason: 'x' }),
      'no year': post('nonsense/reopen', { reason: 'x' }),
    },
  },
];
