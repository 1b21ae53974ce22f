//! Takes the functions' names out of a wasm module. They are a third of its size and only serve stack traces; the message of a panic
//! still names file and line. (`strip = true` in the profile would do it too early: wasm-bindgen complains then.)

use anyhow::{Context, Result, bail};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;

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
