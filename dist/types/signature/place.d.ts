import { type Message } from "./message.ts";
import type { Placement } from "./scheme.ts";
interface Spot {
    readonly in: Placement;
    readonly name: string;
}
export declare const spotText: (spot: Spot) => string;
export declare const put: (message: Message, spot: Spot, value: string) => Message;
export declare const take: (message: Message, spot: Spot) => string | null;
export declare const remove: (message: Message, spot: Spot) => Message;
export {};
