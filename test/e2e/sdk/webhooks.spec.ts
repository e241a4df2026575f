import { Webhook } from 'standardwebhooks';
import { Contra, isContraError, type WebhookHeaders } from '../../../sdk/src';

const SECRET = `whsec_${Buffer.from('the secret of one endpoint, 32 b').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('the secret of another endpoint..').toString('base64')}`;
const EVENT = {
  id: 'evt_1',
  type: 'credit_note.issued',
  timestamp: '2026-05-20T12:00:00.000Z',
  data: { id: 'cn_1', clientName: 'Čapek & Żółć' },
};
const PAYLOAD = JSON.stringify(EVENT);

/** The headers of a webhook as the public library signs it, so many seconds from now. */
function signed(payload: string, secrets: readonly string[] = [SECRET], secondsFromNow = 0) {
  const at = new Date(Date.now() + secondsFromNow * 1000);
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign('evt_1', at, payload)).join(' '),
  };
}

const { verify } = Contra.webhooks;

describe('A webhook that reaches the client', () => {
  const codeOf = (...args: Parameters<typeof verify>): unknown => {
    try {
      verify(...args);
      return null;
    } catch (error) {
      return isContraError(error) ? error.code : error;
    }
  };

  it('is the event that was sent when its signature is right', () => {
    const event = verify(PAYLOAD, signed(PAYLOAD), SECRET);
    expect(event).toEqual(EVENT);
    expect(event.data['id']).toBe('cn_1');
  });

  it('is verified without an API key, and by a client too', () => {
    const contra = new Contra({ apiKey: 'contra_live_1', baseUrl: 'https://books.example' });
    expect(contra.webhooks.verify(PAYLOAD, signed(PAYLOAD), SECRET).id).toBe('evt_1');
  });

  it('may be a text or bytes, with headers of Node or of Fetch', () => {
    const headers = signed(PAYLOAD);
    const capitals = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace('webhook', 'Webhook'), value]),
    );
    const ways: [string | Uint8Array, WebhookHeaders][] = [
      [Buffer.from(PAYLOAD), headers],
      [new TextEncoder().encode(PAYLOAD), new Headers(headers)],
      [PAYLOAD, capitals],
      [PAYLOAD, { ...headers, 'webhook-id': ['evt_1'] }],
    ];
    for (const [payload, way] of ways) expect(verify(payload, way, SECRET)).toEqual(EVENT);
  });

  it('is refused when a byte of it is another, or its id or time, or the secret', () => {
    const headers = signed(PAYLOAD);
    const later = String(Number(headers['webhook-timestamp']) + 1);
    const wrong: Parameters<typeof verify>[] = [
      [PAYLOAD.replace('cn_1', 'cn_2'), headers, SECRET],
      [`${PAYLOAD} `, headers, SECRET],
      [PAYLOAD, { ...headers, 'webhook-id': 'evt_2' }, SECRET],
      [PAYLOAD, { ...headers, 'webhook-timestamp': later }, SECRET],
      [PAYLOAD, { ...headers, 'webhook-signature': 'v1,' }, SECRET],
      [
        PAYLOAD,
        { ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1', 'v2') },
        SECRET,
      ],
      [PAYLOAD, headers, OTHER],
      [PAYLOAD, headers, []],
    ];
    for (const args of wrong) expect(codeOf(...args)).toBe('webhook_signature_invalid');
  });

  it('is refused when it is old, or of the future, by more than five minutes or the tolerance given', () => {
    const aged = (seconds: number, toleranceSeconds?: number): unknown =>
      codeOf(PAYLOAD, signed(PAYLOAD, [SECRET], seconds), SECRET, { toleranceSeconds });
    expect([aged(-295), aged(295)]).toEqual([null, null]);
    for (const seconds of [-305, 305]) expect(aged(seconds)).toBe('webhook_timestamp_out_of_tolerance');
    expect(aged(-60, 30)).toBe('webhook_timestamp_out_of_tolerance');
    expect(aged(-3_600, 7_200)).toBe(null);
    expect(aged(0, NaN)).toBe('webhook_timestamp_out_of_tolerance');
  });

  it('passes while its secret is rolled: with both secrets here, or with both signatures there', () => {
    expect(codeOf(PAYLOAD, signed(PAYLOAD, [SECRET]), [OTHER, SECRET])).toBe(null);
    expect(codeOf(PAYLOAD, signed(PAYLOAD, [OTHER]), [OTHER, SECRET])).toBe(null);
    expect(codeOf(PAYLOAD, signed(PAYLOAD, [OTHER, SECRET]), SECRET)).toBe(null);
    expect(codeOf(PAYLOAD, signed(PAYLOAD, [OTHER]), SECRET)).toBe('webhook_signature_invalid');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is refused without %s', (name) => {
    expect(codeOf(PAYLOAD, { ...signed(PAYLOAD), [name]: undefined }, SECRET)).toBe(
      'webhook_headers_invalid',
    );
  });

  it('is refused when its timestamp is no time', () => {
    for (const time of ['', 'now', '-5', '1e9', '12.5'])
      expect(codeOf(PAYLOAD, { ...signed(PAYLOAD), 'webhook-timestamp': time }, SECRET)).toBe(
        'webhook_headers_invalid',
      );
  });

  it('is refused when it is signed and holds no event', () => {
    for (const payload of ['', 'null', '[]', '{"id":1}', 'not json'])
      expect(codeOf(payload, signed(payload), SECRET)).toBe('webhook_payload_invalid');
  });

  it('says that a secret is wrong, in place of refusing every webhook with it', () => {
    expect(() => verify(PAYLOAD, signed(PAYLOAD), '')).toThrow("Secret can't be empty");
  });
});
