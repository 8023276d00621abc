export function isBuilt(folder: string): boolean;
export function markBuilt(folder: string): void;
