/** What the page's security policy forbids: browsers tell it by an event, and scripts nothing. */

/** What is blocked by a policy that wants addresses of scripts to be marked as trusted. */
const SINK = "trusted-types-sink";

/** The event comes after the failure that it explains; milliseconds. */
const DELAY = 100;

const violations = [];

// Node has neither policies nor such events.
if (typeof addEventListener === "function") {
  addEventListener("securitypolicyviolation", (violation) => {
    if (violation.disposition === "enforce") violations.push(violation);
  });
}

/** The directive that keeps a file out for which this was caught, if there is one. */
export async function forbidding(address, caught) {
  await new Promise((resolve) => setTimeout(resolve, DELAY));
  const found = violations.find(
    ({ blockedURI }) =>
      blockedURI.split("?")[0] === address || (blockedURI === SINK && caught instanceof TypeError),
  );
  return found && found.effectiveDirective;
}
