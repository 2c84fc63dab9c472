//! The page on which policy staff try rules out.

use std::{cell::RefCell, fs, path::Path};

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use santong_browser_tests::{
    Engine, Look, Page, Plan, Site,
    old::Visit,
    run, run_with,
    setup::{self, Package},
};
use serde_json::{Value, json};
use thirtyfour::By;

use crate::accessibility::{MAGNIFIED, collect, none};

async fn open(page: &Page) -> Result<()> {
    page.open_path("workbench.html").await?;
    // The field for a day is filled as soon as the scripts run.
    page.wait(
        "the workbench",
        "return document.querySelector('#day').value !== ''",
    )
    .await
}

async fn press(page: &Page, css: &str) -> Result<()> {
    page.js(
        "document.querySelector(arguments[0]).click()",
        vec![json!(css)],
    )
    .await
    .map(drop)
}

/// Waits until the live region says something.
async fn said(page: &Page, part: &str) -> Result<()> {
    let script = format!(
        "return document.querySelector('#summary').textContent.includes({})",
        json!(part)
    );
    page.wait(part, &script).await
}

async fn open_own(page: &Page) -> Result<()> {
    open(page).await?;
    press(page, "#open-own").await?;
    said(page, "本项目的规则，").await?;
    said(page, "没有错误，也没有警告。").await
}

/// Chooses a folder, or files, in a file field.
async fn choose(page: &Page, field: &str, paths: &[&Path]) -> Result<()> {
    let names: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    let field = page.driver().find(By::Css(field)).await?;
    Ok(field.send_keys(names.join("\n")).await?)
}

async fn fill(page: &Page, css: &str, text: &str) -> Result<()> {
    page.js(
        "const field = document.querySelector(arguments[0]); field.value = arguments[1];
         field.dispatchEvent(new Event('input', { bubbles: true }))",
        vec![json!(css), json!(text)],
    )
    .await
    .map(drop)
}

/// A copy of the project's rules in a folder of the same name.
fn copy_of_rules(page: &Page) -> Result<std::path::PathBuf> {
    fn copy(from: &Path, to: &Path) -> Result<()> {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            let target = to.join(path.file_name().context("no name")?);
            if path.is_dir() {
                copy(&path, &target)?;
            } else {
                fs::copy(&path, &target)?;
            }
        }
        Ok(())
    }
    let folder = page.browser().folder().join("rules");
    copy(&setup::project("rules"), &folder)?;
    Ok(folder)
}

/// The diagnostics that are shown: file, place, what is marked.
const SHOWN: &str =
    "return [...document.querySelectorAll('#findings .of-file')].flatMap((file) =>
        [...file.querySelectorAll('li')].map((item) => [file.querySelector('h3').textContent,
            item.querySelector('.where').textContent, (item.querySelector('mark') || {}).textContent || '']))";

/// The file that is offered, byte for byte what the command line makes of the same rules.
async fn saves_the_same(page: &Page) -> Result<()> {
    page.js(
        "window.blobs = []; const create = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blobs.push(blob); return create.call(URL, blob); };
         document.querySelector('#save').click()",
        vec![],
    )
    .await?;
    let saved = page
        .js_async(
            "const bytes = new Uint8Array(await blobs[0].arrayBuffer());
             return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))",
            vec![],
        )
        .await?;
    let saved = BASE64_STANDARD.decode(saved.as_str().context("nothing saved")?)?;
    let compiled =
        fs::read(setup::path("SANTONG_DIST")?.join(Package::read()?.file("rules.bin")?))?;
    ensure!(
        saved == compiled,
        "{} bytes were saved, {} compiled",
        saved.len(),
        compiled.len()
    );
    let names = page
        .js(
            "return [seen.saved[seen.saved.length - 1].name, document.querySelector('#made .hash').textContent]",
            vec![],
        )
        .await?;
    let hash = names[1].as_str().unwrap_or_default();
    ensure!(hash.len() == 64, "{hash} is no hash");
    ensure!(
        names[0] == format!("rules.{}.bin", hash.get(..10).unwrap_or_default()),
        "{names}"
    );
    Ok(())
}

async fn own_rules(page: &Page) -> Result<()> {
    open_own(page).await?;
    saves_the_same(page).await?;
    press(page, "#show").await?;
    page.ready().await?;
    page.go("checklist").await?;
    page.wait("the checklist", "return $$('[data-criterion]').length > 15")
        .await?;
    page.clean().await
}

#[test]
fn the_projects_own_rules() -> Result<()> {
    run(Engine::Chromium, own_rules)
}

#[test]
fn the_projects_own_rules_in_firefox() -> Result<()> {
    run(Engine::Firefox, own_rules)
}

#[test]
fn the_projects_own_rules_in_webkit() -> Result<()> {
    run(Engine::WebKit, own_rules)
}

#[test]
fn the_projects_own_rules_in_chromium_80() -> Result<()> {
    let site = Site::serve(Plan::default())?;
    let mut visit = Visit::default();
    visit.open_path(&site, "workbench.html");
    visit.wait("document.querySelector('#day').value !== ''");
    visit.get("document.querySelector('#open-own').click()");
    visit.wait("document.querySelector('#summary').textContent.includes('没有错误，也没有警告。')");
    visit.get("document.querySelector('#show').click()");
    visit.wait("$('[data-progress]')");
    visit.get("return window.seen.errors");
    let results = visit.run()?;
    ensure!(results.last() == Some(&json!([])), "{results:?}");
    Ok(())
}

/// Faults are shown at their places; once they are mended, the answers of the preview are still there.
#[test]
fn a_folder_with_faults_is_mended() -> Result<()> {
    run(Engine::Chromium, async |page| {
        open_own(page).await?;
        press(page, "#show").await?;
        page.ready().await?;
        page.go("page/0").await?;
        let name = "[data-question=\"enterprise.name\"] input";
        page.type_into(name, "甲公司").await?;

        let folder = copy_of_rules(page)?;
        let file = folder.join("43-same-line.toml");
        let right = fs::read_to_string(&file)?;
        let wrong = right
            .replacen(
                "met_when = \"product.line in ['same_line'",
                "met_when = \"product.line in ['same_lime'",
                1,
            )
            .replacen("[[criterion]]", "[[criterium]]", 1);
        ensure!(
            wrong != right,
            "43-same-line.toml has changed, and so must this test"
        );
        fs::write(&file, &wrong)?;
        choose(page, "#folder", &[&folder]).await?;
        said(page, "文件夹“rules”，").await?;
        let shown = page.js(SHOWN, vec![]).await?;
        let row = |mark: &str| -> Result<Value> {
            let (line, text) = wrong
                .lines()
                .enumerate()
                .find(|(_, line)| line.contains(mark))
                .context("no such line")?;
            let column = text.split(mark).next().unwrap_or_default().chars().count();
            Ok(json!([
                "43-same-line.toml",
                format!("第 {} 行，第 {} 列", line + 1, column + 1),
                mark
            ]))
        };
        let shown = shown.as_array().context("nothing shown")?;
        ensure!(shown.contains(&row("criterium")?), "{shown:#?}");
        let files: Vec<&str> = shown.iter().filter_map(|row| row[0].as_str()).collect();
        ensure!(files.is_sorted(), "not in the order of files: {files:?}");
        ensure!(
            page.js("return document.querySelector('#made').hidden", vec![])
                .await?
                == true,
            "faulty rules can be saved"
        );

        fs::write(&file, wrong.replacen("[[criterium]]", "[[criterion]]", 1))?;
        choose(page, "#folder", &[&folder]).await?;
        page.wait("other faults", "return document.querySelectorAll('#findings li').length > 0 && !document.querySelector('#findings').textContent.includes('criterium')").await?;
        let shown = page.js(SHOWN, vec![]).await?;
        ensure!(
            shown
                .as_array()
                .is_some_and(|rows| rows.contains(&row("'same_lime'").unwrap_or_default())),
            "{shown:#?}"
        );

        fs::write(&file, &right)?;
        choose(page, "#folder", &[&folder]).await?;
        said(page, "没有错误，也没有警告。").await?;
        saves_the_same(page).await?;
        let kept = page
            .js(
                "return [$('.place').dataset.place, $(arguments[0]).value]",
                vec![json!(name)],
            )
            .await?;
        ensure!(kept == json!(["page/0", "甲公司"]), "{kept}");
        page.clean().await
    })
}

/// What is in a file is shown and never does anything.
#[test]
fn hostile_files() -> Result<()> {
    run(Engine::Chromium, async |page| {
        open(page).await?;
        let folder = page.browser().folder();
        let bad = folder.join("<img src=x onerror=alert(1)>.toml");
        fs::write(&bad, "a = \"<script>alert(1)</script>\"\n[[<b>x</b>\n")?;
        let bytes = folder.join("bytes.toml");
        fs::write(&bytes, b"a = 1\nb = \"\xff\"\n")?;
        let film = folder.join("film.toml");
        fs::write(&film, vec![b'x'; 5 * 1024 * 1024])?;
        let other = folder.join("picture.png");
        fs::write(&other, "no rules")?;
        choose(page, "#some", &[&bad, &bytes, &film, &other]).await?;
        said(page, "选择的文件，3 个文件：错误 ").await?;
        let text = page
            .js(
                "return document.querySelector('#findings').innerText",
                vec![],
            )
            .await?;
        let text = text.as_str().unwrap_or_default();
        for part in [
            "<img src=x onerror=alert(1)>.toml",
            "不是 UTF-8",
            "文件太大",
        ] {
            ensure!(text.contains(part), "no {part} in {text}");
        }
        let shown = page.js(SHOWN, vec![]).await?;
        ensure!(
            shown.as_array().is_some_and(|rows| rows.contains(&json!([
                "bytes.toml",
                "第 2 行，第 1 列",
                ""
            ]))),
            "{shown:#?}"
        );
        let alive = page
            .js(
                "return document.querySelectorAll('main img, main script, main b').length",
                vec![],
            )
            .await?;
        ensure!(alive == 0, "{alive} elements came out of the files");
        choose(page, "#some", &[&other]).await?;
        said(page, "没有规则文件").await?;
        page.clean().await
    })
}

/// A folder whose files are what the page's script says.
const FOLDER: &str = "window.content = 'a = 1';
    const file = (name) => ({ kind: 'file', name, getFile: async () => new File([window.content], name) });
    const folder = (name, children) => ({ kind: 'directory', name, async *values() { yield* children; } });
    window.showDirectoryPicker = async () => folder('规则', [file('b.toml'), folder('a', [file('c.toml')]), file('d.txt')]);";

/// Where the browser lets us, a folder is read anew without being chosen again.
#[test]
fn a_folder_is_read_anew() -> Result<()> {
    let plan = Plan::default().script(FOLDER);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        open(page).await?;
        press(page, "#open-folder").await?;
        said(page, "文件夹“规则”，2 个文件：错误 ").await?;
        let names = page.texts("return [...document.querySelectorAll('#file-list li')].map((item) => item.textContent)").await?;
        ensure!(names == ["a/c.toml", "b.toml"], "{names:?}");
        page.js("window.content = 'a = ['", vec![]).await?;
        press(page, "#again").await?;
        page.wait(
            "the new fault",
            "return document.querySelector('#findings').textContent.includes('列表没有闭合')",
        )
        .await?;
        page.clean().await
    })
}

#[test]
fn a_file_is_dropped() -> Result<()> {
    run(Engine::Chromium, async |page| {
        open(page).await?;
        page.js(
            "const dataTransfer = new DataTransfer();
             dataTransfer.items.add(new File(['a = 1'], 'dropped.toml'));
             document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))",
            vec![],
        )
        .await?;
        said(page, "1 个文件：错误 ").await?;
        page.clean().await
    })
}

/// Rules that only add are checked together with the others.
#[test]
fn with_added_rules() -> Result<()> {
    run(Engine::Chromium, async |page| {
        open_own(page).await?;
        let count = "return Number([...document.querySelectorAll('#made tr')].find((row) => row.textContent.startsWith('检查项')).querySelector('td').textContent)";
        let before = page.js(count, vec![]).await?.as_u64().unwrap_or_default();
        let path = page.browser().folder().join("platform.toml");
        fs::write(&path, include_str!("overlay/added.toml"))?;
        choose(page, "#added", &[&path]).await?;
        page.wait("one criterion more", &format!("{count} === {}", before + 1))
            .await?;
        press(page, "#without").await?;
        page.wait("as before", &format!("{count} === {before}"))
            .await?;
        page.clean().await
    })
}

const NAME: &str = "#values li:nth-child(1) input:nth-of-type(1)";
const VALUE: &str = "#values li:nth-child(1) input:nth-of-type(2)";

/// Waits until the result of the expression bench says something.
async fn comes_to(page: &Page, part: &str) -> Result<()> {
    let script = format!(
        "return document.querySelector('.outcome').innerText.includes({})",
        json!(part)
    );
    page.wait(part, &script).await
}

#[test]
fn a_condition_is_evaluated_as_it_is_written() -> Result<()> {
    run(Engine::Chromium, async |page| {
        open(page).await?;
        fill(page, "#condition", "size(x) > 2 && y == 'a'").await?;
        comes_to(page, "结果不知道").await?;
        comes_to(page, "x（没有给值）").await?;
        // The button puts the name into a free row.
        press(page, "#outcome-why button").await?;
        fill(page, VALUE, "['a']").await?;
        comes_to(page, "结果是 false").await?;
        comes_to(page, "决定结果的是").await?;
        comes_to(page, "x = ['a']").await?;

        fill(page, VALUE, "['a'").await?;
        comes_to(page, "1 处错误").await?;
        let marked = page
            .js(
                "const field = document.querySelector(arguments[0]);
                 return [field.getAttribute('aria-invalid'), document.getElementById(field.getAttribute('aria-describedby')).textContent.length > 0]",
                vec![json!(VALUE)],
            )
            .await?;
        ensure!(marked == json!(["true", true]), "{marked}");
        fill(page, VALUE, "['a', 'b', 'c']").await?;
        fill(page, "#condition", "size(x) > 2 &&& y").await?;
        page.wait(
            "the fault in the condition",
            "return document.querySelector('#condition').getAttribute('aria-invalid') === 'true' && !!document.querySelector('#condition-faults mark')",
        )
        .await?;
        fill(page, "#condition", "size(x) > 2 || y").await?;
        comes_to(page, "结果是 true").await?;
        let tree = page
            .js(
                "return [...document.querySelectorAll('.tree li')].map((part) => [part.className, part.querySelector('code').textContent, part.querySelectorAll('.tree').length])",
                vec![],
            )
            .await?;
        ensure!(
            tree == json!([
                ["decides", "size(x) > 2 || y", 1],
                ["decides", "size(x) > 2", 0],
                ["", "y", 0],
            ]),
            "{tree}"
        );
        fill(page, "#condition", "as_of >= date('2026-02-01')").await?;
        fill(page, "#day", "2026-01-31").await?;
        comes_to(page, "结果是 false").await?;
        ensure!(
            page.js(
                "return document.querySelector(arguments[0]).value",
                vec![json!(NAME)]
            )
            .await?
                == "x",
            "the name is gone"
        );
        page.clean().await
    })
}

#[test]
fn no_violations_on_the_workbench() -> Result<()> {
    run(Engine::Chromium, async |page| {
        let found = RefCell::default();
        for dark in [false, true] {
            page.dark(dark).await?;
            open_own(page).await?;
            fill(page, "#condition", "x > 1 && ").await?;
            comes_to(page, "处错误").await?;
            collect(page, "own rules", &found).await?;
            press(page, "#show").await?;
            page.ready().await?;
            page.whole().await?;
            collect(page, "a preview", &found).await?;
            fill(page, "#condition", "x > 1 && y").await?;
            comes_to(page, "结果不知道").await?;
            let path = page.browser().folder().join("lonely.toml");
            fs::write(&path, "[[criterion]]\nid = \"x\"\n")?;
            choose(page, "#some", &[&path]).await?;
            said(page, "选择的文件").await?;
            collect(page, "faults", &found).await?;
        }
        none(&found)
    })
}

#[test]
fn nothing_is_wider_than_a_narrow_window() -> Result<()> {
    run(Engine::Chromium, async |page| {
        open_own(page).await?;
        press(page, "#show").await?;
        page.ready().await?;
        let path = page
            .browser()
            .folder()
            .join("a-file-with-quite-a-long-name-and-no-break.toml");
        fs::write(
            &path,
            format!("[[criterion]]\nid = \"{}\"\n", "x".repeat(300)),
        )?;
        choose(page, "#some", &[&path]).await?;
        said(page, "选择的文件").await?;
        page.width(MAGNIFIED).await?;
        page.painted().await?;
        let width = page
            .js("return document.documentElement.scrollWidth", vec![])
            .await?;
        // A scroll bar takes some of it.
        ensure!(
            width
                .as_u64()
                .is_some_and(|width| width <= MAGNIFIED.into()),
            "{width} px"
        );
        Ok(())
    })
}

/// Lets the compiler stop in the middle of the first file it is given.
const STOP: &str = "const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...values) => {
        const instance = await instantiate.apply(WebAssembly, values);
        const { compile } = instance.exports || {};
        if (!compile || window.stopped) return instance;
        const stop = () => { window.stopped = true; throw new WebAssembly.RuntimeError('stopped on purpose'); };
        return { exports: { ...instance.exports, compile: stop } };
    };";

#[test]
fn a_compiler_that_stops_is_replaced() -> Result<()> {
    let plan = Plan::default().script(STOP);
    run_with(Engine::Chromium, Look::Headless, plan, async |page| {
        open(page).await?;
        press(page, "#open-own").await?;
        said(page, "停止了（RuntimeError: stopped on purpose）").await?;
        press(page, "#open-own").await?;
        said(page, "没有错误，也没有警告。").await?;
        page.clean().await
    })
}
