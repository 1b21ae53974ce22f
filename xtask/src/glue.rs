//! Minifies scripts and modules of a release, and adds the loader of the later part to the glue.

use crate::arrange::arranged;
use crate::module::{squeezed, with_short_imports};
use crate::split;
use crate::stage::{integrity, named, read, short_hash, write};
use crate::upstream::{Upstream, replace_one};
use anyhow::{Context, Result, ensure};
use regex::escape;
use std::path::Path;

/// Prefix of the file name of the later part.
pub const LATER: &str = "later-";

/// The script without indentation and without comment lines. Lines with code are unchanged, so the script is not parsed; our only
/// multi-line template is a style sheet, which this does not affect.
pub fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    kept
}

/// Minifies the glue and the module of wasm-bindgen; returns the page with the new hash of the glue. `parts` is the folder of the later
/// part, if the program was split.
pub fn squeeze(dir: &Path, html: &str, parts: Option<&Path>) -> Result<String> {
    let changed = |expected| move || Upstream::Trunk.changed("glue.rs", expected);
    let (name, wasm) = (named(html, "data-js")?, dir.join(named(html, "data-wasm")?));
    let script = read(dir, &name).with_context(changed("the glue that index.html names"))?;
    let module = std::fs::read(&wasm).with_context(changed("the module that index.html names"))?;
    let hash = integrity(script.as_bytes());
    ensure!(html.contains(&hash), changed("the sha384 of the glue in index.html")());
    let (mut script, module) = with_short_imports(&without_comments(&script), &module)?;
    if let Some(parts) = parts {
        script = with_later(dir, parts, &script)?;
    }
    std::fs::write(&wasm, arranged(&module)?)?;
    write(dir, &name, &script)?;
    Ok(html.replace(&hash, &integrity(script.as_bytes())))
}

/// Copies the later part, named after its content, and adds its loader to the glue: a script of its own would be one more request.
fn with_later(dir: &Path, parts: &Path, glue: &str) -> Result<String> {
    let later = std::fs::read(parts.join(split::LATER)).with_context(|| {
        Upstream::Trunk.changed("split.rs", "that it runs the wasm-bindgen that stands first in PATH, which cuts the program")
    })?;
    let later = arranged(&squeezed(&later)?)?;
    let name = format!("{LATER}{}.wasm", short_hash(&later));
    std::fs::write(dir.join(&name), &later)?;
    // A damaged response is fetched once more, bypassing the HTTP cache, as boot.js does for the first part.
    let get = |how: &str| format!(r#"fetch(new URL("./{name}", import.meta.url), {{ integrity: "{}"{how} }})"#, integrity(&later));
    let whole = format!(r#"{}.catch(() => {})"#, get(""), get(r#", cache: "reload""#));
    let (load, mut link) = (split::LOAD, without_comments(&read(parts, split::LINK)?));
    for (expected, pattern, with) in [
        ("one fetch of the later part", format!(r#"fetch\(new URL\("\./{}", import\.meta\.url\)\)"#, escape(split::LATER)), &*whole),
        ("one import of the glue", format!(r#"(?m)^import \{{ initSync \}} from "{}";?$\n"#, escape(split::GLUE)), ""),
        ("one loader", format!("(?m)^export (?P<loader>const {load} =)"), "${loader}"),
    ] {
        link = replace_one(expected, &pattern, &link, with).with_context(|| Upstream::WasmSplit.changed("glue.rs", expected))?;
    }
    let (expected, import) = ("one import of the link", format!(r#"(?m)^import \* as (\w+) from "{}";?$"#, escape(split::LINK)));
    replace_one(expected, &import, glue, &format!("{link}const ${{1}} = {{ {load} }};"))
        .with_context(|| Upstream::WasmBindgen.changed("glue.rs", expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let script = "// why\n/** What. */\n/**\n * Why.\n */\nconst a = \"// not one\"; // here it stays\n\n  run(a);\n";
        assert_eq!(without_comments(script), "const a = \"// not one\"; // here it stays\nrun(a);\n");
    }

    #[test]
    fn the_later_part_is_named_after_its_content_and_the_glue_loads_it_by_its_hash() {
        let (dir, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let module = b"\0asm\x01\0\0\0";
        std::fs::write(parts.path().join(split::LATER), module).unwrap();
        let load = "makeLoad(fetch(new URL(\"./split_later.wasm\", import.meta.url)));";
        let link = format!("import {{ initSync }} from \"./glue.js\";\n// loads\nexport const __wasm_split_load_later = {load}\n");
        std::fs::write(parts.path().join(split::LINK), &link).unwrap();
        let glue = "import * as import1 from \"./split.js\"\nlet a = { \"./split.js\": import1 };\n";
        let script = with_later(dir.path(), parts.path(), glue).unwrap();
        let name = format!("./{LATER}{}.wasm", short_hash(module));
        assert!(crate::stage::is_later(&name) && dir.path().join(&name).exists());
        let get = |how: &str| format!("fetch(new URL(\"{name}\", import.meta.url), {{ integrity: \"{}\"{how} }})", integrity(module));
        let fetch = format!("{}.catch(() => {})", get(""), get(", cache: \"reload\""));
        let loader = format!("const __wasm_split_load_later = makeLoad({fetch});\n");
        assert_eq!(script, format!("{loader}const import1 = {{ __wasm_split_load_later }};\nlet a = {{ \"./split.js\": import1 }};\n"));

        let broken = |tool: &str, glue: &str| {
            let error = format!("{:#}", with_later(dir.path(), parts.path(), glue).unwrap_err());
            assert!(error.starts_with(tool), "{error}");
        };
        broken("wasm-bindgen 0.", "no link");
        std::fs::write(parts.path().join(split::LINK), link.replace("fetch(", "load(")).unwrap();
        broken("wasm_split_cli_support 0.", glue);
        std::fs::remove_file(parts.path().join(split::LATER)).unwrap();
        broken("trunk 0.", glue);
    }
}
