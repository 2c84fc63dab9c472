//! The regions that the rules know, as choices in a list on a page.

use anyhow::{Context, Result, ensure};
use toml::de::{DeTable, DeValue};

/// Where a page wants them.
const PLACE: &str = "<!-- regions -->";

/// Puts the regions of rule files (names and texts), in their groups, where a page wants them.
pub fn put_into_page(page: &str, files: &[(String, String)]) -> Result<String> {
    if !page.contains(PLACE) {
        return Ok(page.to_owned());
    }
    let mut list = String::new();
    let mut before = String::new();
    for (name, text) in files.iter().filter(|(name, _)| !name.ends_with(".json")) {
        for [group, code, label] in read(text).with_context(|| format!("regions of {name}"))? {
            if group != before {
                if !before.is_empty() {
                    list.push_str("</optgroup>\n");
                }
                list.push_str(&format!("<optgroup label=\"{group}\">\n"));
                before = group;
            }
            list.push_str(&format!("<option value=\"{code}\">{label}</option>\n"));
        }
    }
    ensure!(!before.is_empty(), "no rule file has regions");
    Ok(page.replace(PLACE, &format!("{list}</optgroup>")))
}

/// Group, code and name of each region in a rule file.
fn read(text: &str) -> Result<Vec<[String; 3]>> {
    let table = DeTable::parse(text).map_err(|fault| anyhow::anyhow!("{fault}"))?;
    let regions = table
        .get_ref()
        .get("region")
        .map(|regions| regions.get_ref());
    let Some(DeValue::Array(regions)) = regions else {
        return Ok(Vec::new());
    };
    let read_one = |region: &DeValue<'_>| {
        let text = |name| region.get(name)?.get_ref().as_str().map(str::to_owned);
        Some([text("group")?, text("code")?, text("name")?])
    };
    let mut found = Vec::new();
    for region in regions {
        let region = read_one(region.get_ref()).context("a region lacks group, code or name")?;
        ensure!(
            !region.concat().contains(['<', '&', '"']),
            "{region:?} is not for a page as it is"
        );
        found.push(region);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_stand_in_their_groups() {
        let text = "[[region]]\ngroup = \"省\"\ncode = \"330000\"\nname = \"浙江省\"\n";
        let files = [("a.toml".to_owned(), text.to_owned())];
        let page = put_into_page("<select><!-- regions --></select>", &files).unwrap_or_default();
        assert_eq!(
            page,
            "<select><optgroup label=\"省\">\n<option value=\"330000\">浙江省</option>\n</optgroup></select>"
        );
        assert!(put_into_page(PLACE, &[]).is_err());
        assert!(put_into_page(PLACE, &[("a.toml".into(), text.replace('浙', "<"))]).is_err());
    }
}
