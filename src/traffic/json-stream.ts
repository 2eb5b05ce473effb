// Picks chosen values out of JSON that arrives in pieces, and holds nothing else. Pure: bytes in, texts of values out.
//
// A capture is mostly bodies of answers, which nobody here wants. So a plan says which values are wanted, and all others are passed over byte by byte without
// becoming strings. What was picked goes through JSON.parse, the judge of its grammar; the walk around it needs to know no more than strings and brackets.

/** Which values below a place are wanted. What is not named is passed over. */
export interface Plan {
  /** The value is handed out under this name. */
  readonly take?: string;
  /** Taken or kept whole. Without it, only what `keys` and `each` name. */
  readonly whole?: true;
  /** By key of an object. A Map, because keys come from strangers. */
  readonly keys?: ReadonlyMap<string, Plan>;
  /** Every item of an array. */
  readonly each?: Plan;
  /** Told under this name when the object or array has ended. */
  readonly ends?: string;
}

export interface Picked {
  readonly name: string;
  /** JSON text; what was not wanted is `null` in it. */
  readonly text: string;
  /** Index in the array that holds it; 0 elsewhere. */
  readonly index: number;
  /** Line on which the top-level value that holds it began, 1-based. */
  readonly line: number;
}

export interface JsonSink {
  picked(value: Picked): void;
  ended(name: string): void;
  /** A value that is wanted and larger than `maxValue`, even without its long strings. */
  tooLarge(at: Omit<Picked, "text">): void;
  /** A line that holds no whole value, in a file of one value a line. */
  brokenLine(line: number): void;
}

export interface JsonLimits {
  /** Bytes of one string; a longer one becomes null. */
  readonly maxString: number;
  /** Bytes of one picked value. */
  readonly maxValue: number;
  /** Brackets within brackets inside what is kept whole; deeper ones become null. */
  readonly maxDepth: number;
}

export interface JsonStream {
  /** False when nothing further can be read. */
  write(chunk: Uint8Array): boolean;
  /** How reading ended: with whole values, in the middle of one, at something that is no JSON, or without any value. */
  end(): "whole" | "cut" | "garbled" | "empty";
  /** Whether the file holds one value a line. */
  inLines(): boolean;
  /** The line reached, 1-based. */
  line(): number;
}

const newline = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openArray = 0x5b;
const backslash = 0x5c;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

const isOpen = (byte: number): boolean => byte === openObject || byte === openArray;
const isClose = (byte: number): boolean => byte === closeObject || byte === closeArray;
const isBlank = (byte: number): boolean => byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09;
/** What numbers, true, false and null are made of. */
const isPlain = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x2b || byte === 0x2d || byte === 0x2e;

/** No format has a longer one among the keys that are looked at. */
const longestKey = 128;
const nothing = "null";

interface Frame {
  readonly plan: Plan;
  readonly array: boolean;
  index: number;
  key: string;
  /** In an object: the next string is a key. */
  beforeKey: boolean;
}

/** Bytes that grow, up to a limit. */
const createBuffer = (most: number) => {
  let bytes = new Uint8Array(64 * 1024);
  let length = 0;
  let full = false;
  const fits = (more: number): boolean => {
    if (full || length + more > most) {
      full = true;
      return false;
    }
    if (length + more > bytes.length) {
      const larger = new Uint8Array(Math.min(most, Math.max(bytes.length * 2, length + more)));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    return true;
  };
  return {
    byte: (byte: number): void => {
      if (fits(1)) bytes[length++] = byte;
    },
    /** Characters below 256. */
    text: (text: string): void => {
      if (!fits(text.length)) return;
      for (let i = 0; i < text.length; i++) bytes[length++] = text.charCodeAt(i);
    },
    range: (from: Uint8Array, start: number, end: number): void => {
      if (!fits(end - start)) return;
      // Making a view costs more than copying a few bytes by hand.
      if (end - start > 64) bytes.set(from.subarray(start, end), length);
      else for (let i = start, at = length; i < end; i++) bytes[at++] = from[i] ?? 0;
      length += end - start;
    },
    length: (): number => length,
    cutTo: (to: number): void => {
      length = to;
    },
    isFull: (): boolean => full,
    view: (): Uint8Array => bytes.subarray(0, length),
    clear: (): void => {
      length = 0;
      full = false;
    },
  };
};

/** `lines`: the file is known to hold one value a line; otherwise that is found out from the second value on. */
export const createJsonStream = (root: Plan, limits: JsonLimits, sink: JsonSink, lines = false): JsonStream => {
  const utf8 = new TextDecoder();
  const kept = createBuffer(limits.maxValue);
  const frames: Frame[] = [];
  let taken: { readonly name: string; readonly index: number; readonly depth: number } | null = null;
  /** walk: between values that are looked at. pass, keep: inside one that is passed over or kept whole. lost: until the next line. */
  let mode: "walk" | "pass" | "keep" | "lost" = "walk";
  /** Open brackets inside what is passed over or kept. */
  let depth = 0;
  /** Open brackets inside what is too deep to be kept. */
  let tooDeep = 0;
  let inString: "no" | "key" | "value" = "no";
  let escaped = false;
  let inPlain = false;
  /** Length of `kept` where the string that is being kept began; −1 while all of it lies in the chunk at hand. */
  let mark = -1;
  let stringTooLong = false;
  /** One character a byte: the names that are looked for are ASCII, and others need not be readable. */
  let key = "";
  let line = 1;
  let firstLine = 1;
  let values = 0;
  let lastValueInOneLine = false;
  let dead = false;

  const at = () => ({ name: taken?.name ?? "", index: taken?.index ?? 0, line: firstLine });

  const valueEnded = (): void => {
    if (taken !== null && frames.length === taken.depth) {
      if (kept.isFull()) sink.tooLarge(at());
      else sink.picked({ ...at(), text: utf8.decode(kept.view()) });
      taken = null;
      kept.clear();
    }
    if (frames.length > 0) return;
    values += 1;
    lastValueInOneLine = firstLine === line;
  };

  /** What is read of the value that follows: undefined for nothing. */
  const planHere = (): Plan | undefined => {
    const frame = frames.at(-1);
    if (frame === undefined) return root;
    return frame.array ? frame.plan.each : frame.plan.keys?.get(frame.key);
  };

  const startValue = (byte: number): void => {
    if (frames.length === 0) {
      lines ||= values > 0 && lastValueInOneLine && line > firstLine;
      firstLine = line;
    }
    const plan = planHere();
    if (plan?.take !== undefined && taken === null) taken = { name: plan.take, index: frames.at(-1)?.index ?? 0, depth: frames.length };
    const wholly = plan?.whole === true;
    if (!wholly && plan !== undefined && isOpen(byte)) {
      const array = byte === openArray;
      frames.push({ plan, array, index: 0, key: "", beforeKey: !array });
      if (taken !== null) kept.byte(byte);
      return;
    }
    if (!wholly && taken !== null) kept.text(nothing);
    mode = wholly ? "keep" : "pass";
    depth = isOpen(byte) ? 1 : 0;
    inString = byte === quote ? "value" : "no";
    inPlain = depth === 0 && inString === "no";
  };

  const endFrame = (byte: number): void => {
    const frame = frames.pop();
    if (taken !== null) kept.byte(byte);
    if (frame?.plan.ends !== undefined) sink.ended(frame.plan.ends);
    valueEnded();
  };

  const endKey = (): void => {
    const frame = frames.at(-1);
    if (frame !== undefined) {
      frame.key = key.includes("\\") ? unescaped(key) : key;
      frame.beforeKey = false;
    }
    if (taken !== null) kept.text(`"${key}"`);
    key = "";
  };

  const giveUp = (): void => {
    if (lines) {
      sink.brokenLine(firstLine);
      mode = "lost";
    } else dead = true;
    reset();
  };
  const reset = (): void => {
    frames.length = 0;
    taken = null;
    kept.clear();
    inString = "no";
    inPlain = false;
    escaped = false;
    depth = 0;
    tooDeep = 0;
    mark = -1;
    stringTooLong = false;
    key = "";
  };

  const newLine = (): void => {
    if (lines && (frames.length > 0 || inside())) {
      sink.brokenLine(firstLine);
      reset();
      mode = "walk";
    }
    if (mode === "lost") mode = "walk";
    line += 1;
  };

  /** Between values: keys, commas, brackets, and where values begin. Returns where it stopped. */
  const walk = (chunk: Uint8Array, from: number): number => {
    let i = from;
    for (; i < chunk.length; i++) {
      if (mode !== "walk" || dead) break;
      const byte = chunk[i] ?? 0;
      if (inString === "key") {
        if (!escaped && byte === quote) {
          inString = "no";
          endKey();
        } else {
          if (byte === newline) newLine();
          escaped = !escaped && byte === backslash;
          if (inString === "key" && key.length < longestKey) key += String.fromCharCode(byte);
        }
        continue;
      }
      if (isBlank(byte)) {
        if (byte === newline) newLine();
        continue;
      }
      const frame = frames.at(-1);
      if (frame === undefined) {
        // A value of its own, for want of which a file is not what it was taken for.
        if (isOpen(byte)) startValue(byte);
        else {
          firstLine = line;
          giveUp();
        }
      } else if (byte === comma || byte === colon || isClose(byte)) {
        if (isClose(byte)) {
          endFrame(byte);
          continue;
        }
        if (taken !== null) kept.byte(byte);
        if (byte === comma) {
          frame.index += 1;
          frame.beforeKey = !frame.array;
        }
      } else if (frame.beforeKey) {
        if (byte === quote) inString = "key";
        else giveUp();
      } else if (byte === quote || isOpen(byte) || isPlain(byte)) {
        startValue(byte);
        // The byte itself belongs to the value: brackets of frames are already kept, all else is read again by `through`.
        if (mode !== "walk") return i;
      } else giveUp();
    }
    return i;
  };

  /** Most of a capture is passed over, so this is the loop that counts: it works on locals, and writes them back where it stops. */
  const passOver = (chunk: Uint8Array, from: number): number => {
    let level = depth;
    let open = inString === "value";
    let slash = escaped;
    let i = from;
    for (; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (open) {
        if (slash) slash = false;
        else if (byte === backslash) slash = true;
        else if (byte === quote) {
          open = false;
          if (level === 0) break;
        } else if (byte === newline && lines) break;
      } else if (byte === quote) open = true;
      else if (isOpen(byte)) level += 1;
      else if (isClose(byte)) {
        level -= 1;
        if (level === 0) break;
      } else if (byte === newline) {
        if (lines) break;
        line += 1;
      }
    }
    depth = level;
    inString = open ? "value" : "no";
    escaped = slash;
    if (i === chunk.length) return i;
    return chunk[i] === newline ? broken(i) : ended(i + 1);
  };

  /** Through a value that is passed over or kept whole. Starts at its first byte, or goes on inside it. */
  const through = (chunk: Uint8Array, from: number, fresh: boolean): number => {
    const keep = mode === "keep";
    if (!keep && !inPlain) return passOver(chunk, fresh ? from + 1 : from);
    let start = keep && tooDeep === 0 && !stringTooLong ? from : -1;
    let stringAt = inString === "value" ? from : -1;
    let i = fresh ? from + 1 : from;
    const flush = (to: number): void => {
      if (start >= 0 && to > start) kept.range(chunk, start, to);
    };
    if (fresh && inPlain) i = from;
    for (; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (inString === "value") {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) {
          inString = "no";
          if (keep && tooDeep === 0) {
            if (stringTooLong) {
              stringTooLong = false;
              start = i + 1;
            } else if (mark < 0 ? i - stringAt > limits.maxString : kept.length() - mark + i - start > limits.maxString) {
              if (mark < 0) flush(stringAt);
              else kept.cutTo(mark);
              kept.text(nothing);
              start = i + 1;
            }
            mark = -1;
          }
          if (depth === 0) {
            flush(i + 1);
            return ended(i + 1);
          }
        } else if (byte === newline && lines) return broken(i);
        continue;
      }
      if (inPlain) {
        if (isPlain(byte)) continue;
        flush(i);
        return ended(i);
      }
      if (byte === quote) {
        inString = "value";
        stringAt = i;
      } else if (isOpen(byte)) {
        depth += 1;
        if (tooDeep > 0) tooDeep += 1;
        else if (keep && depth > limits.maxDepth) {
          flush(i);
          kept.text(nothing);
          tooDeep = 1;
          start = -1;
        }
      } else if (isClose(byte)) {
        depth -= 1;
        if (tooDeep > 0) {
          tooDeep -= 1;
          if (tooDeep === 0) start = i + 1;
        } else if (depth === 0) {
          flush(i + 1);
          return ended(i + 1);
        }
      } else if (byte === newline) {
        if (lines) return broken(i);
        line += 1;
      }
    }
    // The chunk ends inside the value.
    if (keep && tooDeep === 0 && !stringTooLong) {
      if (inString !== "value") flush(i);
      else {
        if (mark < 0) {
          if (start >= 0 && stringAt > start) kept.range(chunk, start, stringAt);
          mark = kept.length();
          if (start >= 0) kept.range(chunk, stringAt, i);
        } else flush(i);
        if (kept.length() - mark > limits.maxString) {
          kept.cutTo(mark);
          kept.text(nothing);
          stringTooLong = true;
        }
      }
    }
    return i;
  };
  const ended = (next: number): number => {
    mode = "walk";
    inPlain = false;
    valueEnded();
    return next;
  };
  const broken = (next: number): number => {
    newLine();
    return next + 1;
  };

  /** `walk` stopped at the first byte of a value that is passed over or kept. */
  const inside = (): boolean => mode === "pass" || mode === "keep";

  let begun = false;
  return {
    write: (chunk) => {
      let i = 0;
      if (!begun && chunk.length > 0) {
        begun = true;
        // A byte order mark.
        if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) i = 3;
      }
      while (i < chunk.length) {
        if (dead) break;
        if (mode === "walk") {
          i = walk(chunk, i);
          if (inside()) i = through(chunk, i, true);
        } else if (mode === "lost") {
          while (i < chunk.length && chunk[i] !== newline) i += 1;
          if (i < chunk.length) {
            newLine();
            i += 1;
          }
        } else i = through(chunk, i, false);
      }
      return !dead;
    },
    end: () => {
      if (dead) return "garbled";
      if (frames.length > 0 || inside()) {
        if (!lines) return "cut";
        sink.brokenLine(firstLine);
        reset();
        return "whole";
      }
      return values === 0 ? "empty" : "whole";
    },
    inLines: () => lines,
    line: () => line,
  };
};

const unescaped = (raw: string): string => {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
};
