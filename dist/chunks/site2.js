import { t as siteOf } from "./site.js";

export { siteOf };