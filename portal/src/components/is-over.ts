/** Whether a moment has passed by now. */
export const isOver = (at: string): boolean => new Date(at).getTime() < Date.now();
