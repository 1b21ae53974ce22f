//! `cargo xtask sample`: a sample diary to a file, or to the standard output.

use anyhow::{Context, Result};
use lexopt::prelude::*;
use std::io::Write;
use std::path::PathBuf;

fn main() -> Result<()> {
    let (mut years, mut seed, mut out) = (1, 1, None);
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next()? {
        match arg {
            Long("years") => years = args.value()?.parse()?,
            Long("seed") => seed = args.value()?.parse()?,
            Long("out") => out = Some(PathBuf::from(args.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let file = sample::sample(years, seed)?;
    match out {
        Some(path) => std::fs::write(&path, file).with_context(|| format!("cannot write {}", path.display())),
        None => Ok(std::io::stdout().write_all(&file)?),
    }
}
