/** Questions to Python that the editor asks: each has one answer, or undefined if Python isn't there or goes. */

/** @typedef {(question: {type: "completions" | "about", dotted: string}) => Promise<any>} Ask */

/** @param {(message: any) => boolean} post is it on its way? */
export function createAsks(post) {
  /** @type {Map<number, (value: any) => void>} */
  const waiting = new Map();
  let count = 0;
  return {
    /** @type {Ask} */
    ask(question) {
      const ask = ++count;
      return new Promise((resolve) => {
        if (post({ ...question, ask })) waiting.set(ask, resolve);
        else resolve(undefined);
      });
    },
    /** @param {{ask: number, value: any}} message */
    answered({ ask, value }) {
      waiting.get(ask)?.(value);
      waiting.delete(ask);
    },
    forget() {
      for (const resolve of waiting.values()) resolve(undefined);
      waiting.clear();
    },
  };
}
