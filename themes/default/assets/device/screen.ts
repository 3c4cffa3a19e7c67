/** This very device: whether its browser may delete unused progress. */
import { forgets } from "./browser.ts";

/** Safari's own word for a page that was opened from the home screen, beside the standard's. */
const onHomeScreen = (): boolean =>
  matchMedia("(display-mode: standalone)").matches || ("standalone" in navigator && navigator.standalone === true);

export const forgetsHere = (): boolean => forgets(navigator.userAgent, navigator.maxTouchPoints) && !onHomeScreen();
