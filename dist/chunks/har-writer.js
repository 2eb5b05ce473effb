import { a as harText, i as harTail, n as harEntry, r as harHead, t as harBetween } from "./har-writer2.js";

export { harBetween, harEntry, harHead, harTail, harText };