/** The security policies that the page and the frame need, made from the one in pkg.json. */

/** Directives that fetch what the element needs from the package's server. */
const FETCHING = ["script-src", "style-src", "connect-src"];

/** Directives that concern the page around and not the element in it. */
const NOT_NEEDED = ["default-src", "manifest-src"];

const SELF = "'self'";

/** What the page with the element, or with the frame, has to allow. */
export function pagePolicy(policy, { framed, site, server }) {
  const from = server === site ? SELF : server;
  if (framed) return `frame-src ${from}; script-src ${from}`;
  return policy
    .split(/;\s*/)
    .filter((directive) => !NOT_NEEDED.includes(directive.split(" ")[0]))
    .map((directive) => {
      const fetches = FETCHING.includes(directive.split(" ")[0]) && server !== site;
      return fetches ? directive.replace(SELF, `${SELF} ${server}`) : directive;
    })
    .join("; ");
}

/** What the package's server sends with the page for frames. */
export function packagePolicy(policy, { opaque, site, server }) {
  const own = opaque ? server : SELF;
  const around = server === site ? own : `${own} ${site}`;
  return `${policy.split(SELF).join(own)}; frame-ancestors ${around}`;
}
