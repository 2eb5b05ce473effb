/** `a.b.example.com` → itself, `b.example.com`, `example.com`, `com`. */
export declare const upwards: (name: string) => string[];
export declare const isWithin: (name: string, zone: string) => boolean;
export declare const parentOf: (name: string) => string;
