/** What the browser's name tells of how it keeps progress. Pure, and careful: whoever is not known is left in peace. */

/** Apps that open links in a window of their own, which shares no storage with the browser. */
const apps =
  /\bFBA[NV]\/|\bFB_IAB\/|\bInstagram |\bWhatsApp\/|\bLine\/|\bMicroMessenger\/|\bTwitter for |\bLinkedInApp\b|\bSnapchat\/|\bPinterest\/|\bmusical_ly|\bBytedanceWebview\b|\bTelegram-/;

export const isInApp = (userAgent: string): boolean => apps.test(userAgent);

/** iPhones and iPads delete what a page has stored when it is not used for some days. An iPad calls itself a Mac, but no Mac can be touched. */
export const forgets = (userAgent: string, touchPoints: number): boolean =>
  /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && touchPoints > 1);

const rest = 180 * 24 * 60 * 60 * 1000;

/** Whether it is time to say something that was last said then. A clock that was set back says nothing twice. */
export const isDue = (said: string | null, now: number): boolean => !said || !(Math.abs(now - Date.parse(said)) < rest);
