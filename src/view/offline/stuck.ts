/** All files of a part have come, and the browser refuses it all the same: it keeps that one of them once did not. Only a page that is loaded again gets it. */
export class StuckPart extends Error {}
