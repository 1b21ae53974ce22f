//! Names in a wasm module. Those of its functions are a third of its size and only serve stack traces; the message of a panic still
//! names file and line. (`strip = true` in the profile would take them out too early: wasm-bindgen complains then.) Those of what it
//! imports end in a hash each, which no compression helps; the glue and the module only have to agree on them.

use anyhow::{Context, Result, bail};
use regex::{Captures, Regex};
use std::collections::BTreeMap;

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;

/// The same module without its "name" section.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    if !module.starts_with(HEADER) {
        bail!("not a wasm module");
    }
    let mut out = HEADER.to_vec();
    let mut rest = &module[HEADER.len()..];
    while let Some((&id, after_id)) = rest.split_first() {
        let (length, body) = leb128(after_id)?;
        let (content, next) = body.split_at_checked(length).context("a section of the wasm module is cut off")?;
        let is_names = id == CUSTOM && {
            let (length, name) = leb128(content)?;
            name.get(..length) == Some(b"name")
        };
        if !is_names {
            out.extend(&rest[..rest.len() - next.len()]);
        }
        rest = next;
    }
    Ok(out)
}

/// The glue and the module with short names for what the one gives the other: `a0`, `a1`, …
pub fn with_short_imports(glue: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    if !module.starts_with(HEADER) {
        bail!("not a wasm module");
    }
    let mut short = BTreeMap::new();
    let mut out = HEADER.to_vec();
    let mut rest = &module[HEADER.len()..];
    while let Some((&id, after_id)) = rest.split_first() {
        let (length, body) = leb128(after_id)?;
        let (content, next) = body.split_at_checked(length).context("a section of the wasm module is cut off")?;
        if id == IMPORTS {
            let content = renamed(content, &mut short)?;
            out.push(id);
            push_leb128(&mut out, content.len());
            out.extend(content);
        } else {
            out.extend(&rest[..rest.len() - next.len()]);
        }
        rest = next;
    }
    let name = Regex::new(r"\b__wb[A-Za-z0-9_]*\b")?;
    let glue = name.replace_all(glue, |found: &Captures<'_>| short.get(&found[0]).cloned().unwrap_or_else(|| found[0].to_owned()));
    Ok((glue.into_owned(), out))
}

/// The section with a short name for each import of wasm-bindgen's; which is which is noted.
fn renamed(section: &[u8], short: &mut BTreeMap<String, String>) -> Result<Vec<u8>> {
    let (count, mut rest) = leb128(section)?;
    let mut out = Vec::new();
    push_leb128(&mut out, count);
    for _ in 0..count {
        let (from, after_from) = text(rest)?;
        let (name, after_name) = text(after_from)?;
        let next = after_description(after_name)?;
        let number = short.len();
        let new = if name.starts_with("__wb") { short.entry(name.to_owned()).or_insert_with(|| format!("a{number}")) } else { name };
        for text in [from, new] {
            push_leb128(&mut out, text.len());
            out.extend(text.as_bytes());
        }
        out.extend(&after_name[..after_name.len() - next.len()]);
        rest = next;
    }
    Ok(out)
}

fn text(bytes: &[u8]) -> Result<(&str, &[u8])> {
    let (length, rest) = leb128(bytes)?;
    let (text, rest) = rest.split_at_checked(length).context("a name in the wasm module is cut off")?;
    Ok((std::str::from_utf8(text)?, rest))
}

/// What follows the description of an import: a function's type, a table, a memory or a global (WebAssembly 2.0, 5.5.5).
fn after_description(bytes: &[u8]) -> Result<&[u8]> {
    let (&kind, rest) = bytes.split_first().context("an import of the wasm module is cut off")?;
    let limits = |rest| {
        let (has_most, rest) = leb128(rest)?;
        let (_, rest) = leb128(rest)?;
        if has_most & 1 == 1 { Ok::<_, anyhow::Error>(leb128(rest)?.1) } else { Ok(rest) }
    };
    match kind {
        0 => Ok(leb128(rest)?.1),
        1 => limits(rest.get(1..).context("a table of the wasm module is cut off")?),
        2 => limits(rest),
        3 => rest.get(2..).context("a global of the wasm module is cut off"),
        other => bail!("an import of a kind that is not known: {other}"),
    }
}

fn push_leb128(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// An unsigned number as wasm writes it, seven bits a byte, and what follows.
fn leb128(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut number = 0usize;
    for (i, &byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            return Ok((number, &bytes[i + 1..]));
        }
    }
    bail!("a number of the wasm module is cut off or too long")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        // The length in two bytes, as a linker that leaves room writes it.
        [&[id, (content.len() as u8 & 0x7f) | 0x80, (content.len() >> 7) as u8], content].concat()
    }

    #[test]
    fn glue_and_module_agree_on_short_names() {
        let import = |name: &str, description: &[u8]| [&[6], &b"./a.js"[..], &[name.len() as u8], name.as_bytes(), description].concat();
        let section_of = |names: [&str; 3]| {
            let [function, table, other] = names;
            let list = [import(function, &[0, 200, 1]), import(table, &[1, 0x70, 1, 2, 3]), import(other, &[3, 0x7f, 0])].concat();
            [&[IMPORTS, list.len() as u8 + 1, 3][..], &list].concat()
        };
        let code = section(10, &[7; 300]);
        let module = [HEADER, &section_of(["__wbg_now_0123456789abcdef", "__wbindgen_x", "env"]), &code].concat();
        let glue = "{ __wbg_now_0123456789abcdef: f, __wbindgen_x: g, __wbg_ptr: 1 } wasm.__wbindgen_malloc";
        let (glue, short) = with_short_imports(glue, &module).unwrap();
        assert_eq!(glue, "{ a0: f, a1: g, __wbg_ptr: 1 } wasm.__wbindgen_malloc");
        assert_eq!(short, [HEADER, &section_of(["a0", "a1", "env"]), &code].concat());
        assert!(with_short_imports("", &module[..40]).is_err());
        assert!(with_short_imports("", b"<!doctype html>").is_err());
    }

    #[test]
    fn only_the_names_go() {
        let code = section(10, &[7; 300]);
        let names = section(CUSTOM, &[b"\x04name", &[9u8; 200][..]].concat());
        let other = section(CUSTOM, b"\x05names!");
        let module = [HEADER, &code, &names, &other].concat();
        let stripped = [HEADER, &code, &other].concat();
        assert_eq!(without_names(&module).unwrap(), stripped);
        assert_eq!(without_names(&stripped).unwrap(), stripped);
        assert!(without_names(&module[..module.len() - 1]).is_err());
        assert!(without_names(&module[..9]).is_err());
        assert!(without_names(b"<!doctype html>").is_err());
    }
}
