//! Makes a wasm module smaller: removes the names of functions, a third of its size (`strip = true` in the profile would do so before
//! wasm-bindgen runs, which complains then), shortens the names of imports, which end in incompressible hashes, and writes numbers without
//! the padding of the linker. A panic message still names file and line. Alignments are hints that browsers ignore; with the natural one of
//! each instruction everywhere, the modules compress to 1.4 kB less.

use crate::upstream::Upstream;
use anyhow::{Context, Result, ensure};
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ImportSection, MemArg, Module};
use wasmparser::{CustomSectionReader, FunctionBody, Imports, KnownCustom, Name, Parser, Payload, TypeRef};

/// The functions of a module. The imported ones come first in their numbering.
#[derive(Default)]
pub struct Functions<'a> {
    pub imported: u32,
    /// The bodies of the defined functions.
    pub bodies: Vec<FunctionBody<'a>>,
    /// The number of arguments of each body.
    pub arguments: Vec<u32>,
    pub names: BTreeMap<u32, &'a str>,
}

impl<'a> Functions<'a> {
    pub fn of(module: &'a [u8]) -> Result<Self> {
        let (mut functions, mut arguments_of_types) = (Self::default(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    for kind in section.into_iter_err_on_gc_types() {
                        let kind =
                            kind.with_context(|| Upstream::Rustc.changed("module.rs", "a module that only has types of functions"))?;
                        arguments_of_types.push(u32::try_from(kind.params().len())?);
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        functions.imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        let arguments = arguments_of_types.get(kind? as usize).context("a function of a type that is not there")?;
                        functions.arguments.push(*arguments);
                    }
                }
                Payload::CodeSectionEntry(body) => functions.bodies.push(body),
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(subsections) = section.as_known() else { continue };
                    for subsection in subsections {
                        let Name::Function(names) = subsection? else { continue };
                        functions.names =
                            names.into_iter().map(|known| known.map(|known| (known.index, known.name))).collect::<Result<_, _>>()?;
                    }
                }
                _ => {}
            }
        }
        Ok(functions)
    }
}

/// The rewritten module.
pub fn rewritten(how: &mut impl Reencode<Error = Infallible>, module: &[u8]) -> Result<Vec<u8>> {
    let mut out = Module::new();
    how.parse_core_module(&mut out, Parser::new(0), module).context("not a wasm module, or a damaged one")?;
    Ok(out.finish())
}

/// Writes the same code and everything else as small as possible.
#[derive(Default)]
struct Small {
    /// Short names of wasm-bindgen's imports by long name; `None` when they are kept.
    imports: Option<BTreeMap<String, String>>,
}

impl Reencode for Small {
    type Error = Infallible;

    fn parse_custom_section(&mut self, module: &mut Module, section: CustomSectionReader<'_>) -> Result<(), Error<Infallible>> {
        if ["name", "producers", "target_features"].contains(&section.name()) {
            Ok(())
        } else {
            utils::parse_custom_section(self, module, section)
        }
    }

    fn mem_arg(&mut self, arg: wasmparser::MemArg) -> Result<MemArg, Error<Infallible>> {
        Ok(MemArg { offset: arg.offset, align: u32::from(arg.max_align), memory_index: arg.memory })
    }

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), Error<Infallible>> {
        let (Imports::Single(_, import), Some(short)) = (&imports, &mut self.imports) else {
            return utils::parse_imports(self, section, imports);
        };
        let number = short.len();
        let is_glue = import.name.starts_with("__wb");
        let name = if is_glue { short.entry(import.name.to_owned()).or_insert_with(|| format!("a{number}")) } else { import.name };
        section.import(import.module, name, utils::entity_type(&mut Small::default(), import.ty)?);
        Ok(())
    }
}

/// The module without function names and notes of the tools.
pub fn squeezed(module: &[u8]) -> Result<Vec<u8>> {
    rewritten(&mut Small::default(), module)
}

/// Glue and module with short import names, `a0`, `a1`, …; the module squeezed too.
pub fn with_short_imports(glue: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut small = Small { imports: Some(BTreeMap::new()) };
    let module = rewritten(&mut small, module)?;
    let short = small.imports.unwrap_or_default();
    let changed = |expected| Upstream::WasmBindgen.changed("module.rs", expected);
    ensure!(!short.is_empty(), changed("imports whose names begin with __wb"));
    ensure!(short.keys().all(|name| glue.contains(name.as_str())), changed("the glue to give each import by its name"));
    let name = Regex::new(r"\b__wb[A-Za-z0-9_]*\b")?;
    let glue = name.replace_all(glue, |found: &Captures<'_>| short.get(&found[0]).cloned().unwrap_or_else(|| found[0].to_owned()));
    Ok((glue.into_owned(), module))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module([function, memory, global]: [&str; 3], custom: &str) -> Vec<u8> {
        let imports = [(function, "(func)"), (memory, "(memory 1)"), (global, "(global i32)")];
        let imports: String = imports.map(|(name, kind)| format!(r#"(import "./a.js" "{name}" {kind})"#)).concat();
        wat::parse_str(format!("(module {imports} (func call 0) {custom})")).unwrap()
    }

    #[test]
    fn glue_and_module_agree_on_short_names() {
        let long = module(["__wbg_now_0123456789abcdef", "__wbindgen_x", "env"], "");
        let glue = "{ __wbg_now_0123456789abcdef: f, __wbindgen_x: g, __wbg_ptr: 1 } wasm.__wbindgen_malloc";
        let (glue, short) = with_short_imports(glue, &long).unwrap();
        assert_eq!(glue, "{ a0: f, a1: g, __wbg_ptr: 1 } wasm.__wbindgen_malloc");
        assert_eq!(short, module(["a0", "a1", "env"], ""));
        for (glue, module) in [("", &long), ("__wbg_now_0123456789abcdef __wbindgen_x", &module(["x", "y", "z"], ""))] {
            let error = with_short_imports(glue, module).unwrap_err().to_string();
            assert!(error.starts_with("wasm-bindgen 0."), "{error}");
        }
        assert!(with_short_imports("", &long[..40]).is_err());
        assert!(with_short_imports("", b"<!doctype html>").is_err());
    }

    #[test]
    fn names_and_room_in_numbers_go_and_nothing_else() {
        let imports = ["a", "b", "c"];
        let bare = module(imports, "");
        assert_eq!(
            squeezed(&module(imports, r#"(func $pain_diary::main) (@producers (language "Rust" "1"))"#)).unwrap(),
            module(imports, "(func)")
        );
        assert!(squeezed(&module(imports, r#"(@custom "names!" "\01")"#)).unwrap().windows(6).any(|part| part == b"names!"));
        // `call 0` as a linker writes it, with its number in five bytes.
        let call = bare.windows(3).position(|part| part == [0x10, 0, 0x0b]).unwrap();
        let mut roomy = [&bare[..call], &[0x10, 0x80, 0x80, 0x80, 0x80, 0, 0x0b], &bare[call + 3..]].concat();
        // The lengths of the body and of the section grow with it.
        roomy[call - 2] += 4;
        roomy[call - 4] += 4;
        assert_eq!(squeezed(&roomy).unwrap(), bare);
        assert!(squeezed(&bare[..bare.len() - 1]).is_err());
        assert!(squeezed(b"<!doctype html>").is_err());
    }
}
