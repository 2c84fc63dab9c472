/** Why a call was refused: `code` for programs, `message` for people, `path` where it was. */
export class SantongError extends Error {
  constructor({ code, message, path }, cause) {
    super(path ? `${path}: ${message}` : message);
    this.name = "SantongError";
    this.code = code;
    this.path = path;
    this.cause = cause;
  }
}
