//! Writes the JSON Schemas and the TypeScript declarations into a folder, for `cargo xtask dist`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use santong_contract::describe;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or("usage: santong-contract FOLDER")?;
    fs::create_dir_all(&folder)?;
    for (name, schema) in describe::schemas()? {
        let text = format!("{schema:#}\n");
        fs::write(folder.join(format!("{name}.schema.json")), text)?;
    }
    fs::write(folder.join("types.d.ts"), describe::declarations())?;
    Ok(())
}
