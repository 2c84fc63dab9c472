/* What libraries of 2008 did to every page: more members on built-in things, seen by every for-in. */
Array.prototype.each = function (act) { for (var n = 0; n < this.length; n += 1) act(this[n]); };
Array.prototype.remove = function () { return this; };
Array.prototype.toJSON = function () { return "[" + this.length + "]"; };
Object.prototype.extend = function () { return this; };
String.prototype.format = function () { return this; };
Function.prototype.bindAsEventListener = function () { return this; };
Array.prototype.flat = undefined;
