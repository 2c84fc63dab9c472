/** A value as JSON, also on pages whose libraries have given `toJSON` to all arrays. */
export function asJson(value, space) {
  return JSON.stringify(value, asItIs, space);
}

/** What this gives for a member is taken as it is. */
function asItIs(key) {
  return this[key];
}
