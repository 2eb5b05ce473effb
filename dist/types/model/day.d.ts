/** YYYY-MM-DD that exists in the calendar. */
export declare const isDay: (text: string) => boolean;
