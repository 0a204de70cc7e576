/** While mutants are judged, the first counterexample is enough: to look for the smallest one would only take time. */
import * as fc from "fast-check";

fc.configureGlobal({ endOnFailure: true });
