export declare const Agent: typeof import("http").Agent, request: typeof import("http").request;
