/** How scripts name a file of the package: the build writes the hash of its content behind the name. */
export function nameOf(file) {
  return file.split("#")[0];
}

export function integrityOf(file) {
  return file.split("#")[1] || "";
}
