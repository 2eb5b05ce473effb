export declare const Agent: typeof import("http").Agent, createServer: typeof import("http").createServer, request: typeof import("http").request;
