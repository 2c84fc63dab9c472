//! Checks that a WebAssembly module runs in the oldest engine and carries no dead weight.

use anyhow::{Context, Result, bail};
use wasmparser::{BinaryReader, Parser, Payload, Validator, WasmFeatures};

/// The only extension that is allowed; Chromium has had it since 74, and wasm2js knows it.
const ALLOWED: &str = "mutable-globals";

/// Reads what the compiler noted about the features it used, before anything strips that note.
pub fn check_target_features(module: &[u8]) -> Result<()> {
    let section = Parser::new(0)
        .parse_all(module)
        .filter_map(Result::ok)
        .find_map(|payload| match payload {
            Payload::CustomSection(section) if section.name() == "target_features" => {
                Some(section.data())
            }
            _ => None,
        })
        .context("the compiled module has no target_features section; is it stripped too early?")?;
    let used = used_features(section).context("the target_features section is damaged")?;
    let beyond: Vec<&str> = used.into_iter().filter(|name| *name != ALLOWED).collect();
    if !beyond.is_empty() {
        bail!(
            "the module needs features that Chromium 80 or wasm2js may not have: {}; see the flags \
             in xtask/src/build/compile.rs",
            beyond.join(", ")
        );
    }
    Ok(())
}

/// Checks the finished module: valid without newer features, and free of source paths, which
/// would mean that panics keep their texts or that link-time optimisation did not run.
pub fn check_finished(module: &[u8]) -> Result<()> {
    Validator::new_with_features(WasmFeatures::WASM1)
        .validate_all(module)
        .context("the finished module uses features beyond WebAssembly 1.0")?;
    if let Some(text) = source_path(module) {
        bail!("the finished module contains a source path, “{text}”: panics keep their texts");
    }
    Ok(())
}

fn used_features(section: &[u8]) -> Result<Vec<&str>> {
    const USED: u8 = b'+';
    let mut reader = BinaryReader::new(section, 0);
    let mut used = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let prefix = reader.read_u8()?;
        let name = reader.read_string()?;
        if prefix == USED {
            used.push(name);
        }
    }
    Ok(used)
}

fn source_path(module: &[u8]) -> Option<String> {
    let end = module.windows(3).position(|bytes| bytes == b".rs")? + 3;
    let before = module.get(end.saturating_sub(40)..end)?;
    let text: Vec<u8> = before
        .iter()
        .copied()
        .filter(u8::is_ascii_graphic)
        .collect();
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_of_a_section() {
        let section = b"\x02+\x0fmutable-globals-\x04simd";
        assert_eq!(used_features(section).unwrap(), ["mutable-globals"]);
        assert!(used_features(b"\x05+").is_err());
    }

    #[test]
    fn modules_with_newer_instructions_are_refused() {
        let begin = b"\0asm\x01\0\0\0\x01\x06\x01\x60\x01\x7f\x01\x7f\x03\x02\x01\x00\x0a\x07\x01\x05\x00\x20\x00";
        // i32.extend8_s belongs to the sign extension feature, i32.eqz to the first version.
        let check = |opcode: u8| check_finished(&[begin.as_slice(), &[opcode, 0x0b]].concat());
        assert!(check(0x45).is_ok());
        assert!(check(0xc0).is_err());
    }

    #[test]
    fn source_paths_are_found() {
        assert_eq!(
            source_path(b"\0\0src/lib.rs\0").as_deref(),
            Some("src/lib.rs")
        );
        assert_eq!(source_path(b"no such thing"), None);
    }
}
