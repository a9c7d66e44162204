/** What the slides of lessons use of reveal.js. */
declare const Reveal: {
  initialize: (options: Record<string, unknown>) => Promise<void>;
  getIndices: () => { h: number };
  getCurrentSlide: () => HTMLElement | undefined;
  next: () => void;
  prev: () => void;
  on: (name: string, heard: () => void) => void;
};
