// The same as embed.json, once more for frames without an origin: they can load nothing but scripts.
santongHosts({
  "hosts": [],
  "attributes": {}
});
