import type { Facts } from "../model/evidence.ts";
import type { ReportedNames } from "../model/report.ts";
/** By host as in reports. Evidence may name one twice; the first counts. */
export declare const namesOf: (resolutions: Facts["resolutions"], zones: Facts["zones"]) => ReadonlyMap<string, ReportedNames>;
