/** Whether the packages of a project's lock file are there. */
export function isInstalled(folder: string): boolean;
