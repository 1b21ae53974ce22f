//! `cargo xtask <command>`; see HELP.

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;
use xtask::{browsers, build, count::Count, figures, run, sample, server, stage, suite, tools};

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]   install what is missing, build, serve on 127.0.0.1:8080
  test               all checks and tests, in three browsers
  check              format, lints, native tests (fast)
  dist               build a folder for any static host: dist/
  bench              the figures, each beside its limit measured in the same run
  sample --years N --seed S [--out FILE]
                     a realistic seeded diary as a backup file
  screenshots        the pictures of the manifest and the README, made by the app
  tools              install and list the build tools and browsers
";

enum Request {
    Serve {
        port: u16,
    },
    Test,
    Check,
    Dist,
    Bench,
    Sample {
        years: u32,
        seed: u64,
        out: Option<PathBuf>,
    },
    Screenshots,
    Tools,
    /// Called by Trunk after each build.
    Stage,
    Help,
}

fn main() -> ExitCode {
    match parse().and_then(work) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn parse() -> Result<Request> {
    let mut args = lexopt::Parser::from_env();
    let mut command = None;
    let mut port = None;
    let (mut years, mut seed, mut out) = (None, None, None);
    while let Some(arg) = args.next()? {
        match arg {
            Value(word) if command.is_none() => command = Some(word.string()?),
            Long("port") => port = Some(args.value()?.parse::<u16>()?),
            Long("years") => years = Some(args.value()?.parse::<u32>()?),
            Long("seed") => seed = Some(args.value()?.parse::<u64>()?),
            Long("out") => out = Some(PathBuf::from(args.value()?)),
            Short('h') | Long("help") => return Ok(Request::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    let command = command.unwrap_or_default();
    if port.is_some() && command != "serve" {
        bail!("--port belongs to serve");
    }
    if command != "sample" && (years.is_some() || seed.is_some() || out.is_some()) {
        bail!("--years, --seed and --out belong to sample");
    }
    Ok(match command.as_str() {
        "serve" => Request::Serve { port: port.unwrap_or(8080) },
        "test" => Request::Test,
        "check" => Request::Check,
        "dist" => Request::Dist,
        "bench" => Request::Bench,
        "sample" => Request::Sample { years: years.unwrap_or(1), seed: seed.unwrap_or(1), out },
        "screenshots" => Request::Screenshots,
        "tools" => Request::Tools,
        "stage" => Request::Stage,
        "" | "help" => Request::Help,
        unknown => bail!("there is no command {unknown}\n\n{HELP}"),
    })
}

fn work(request: Request) -> Result<ExitCode> {
    match request {
        Request::Serve { port } => serve(port)?,
        Request::Test => return Ok(verdict(suite::test())),
        Request::Check => return Ok(verdict(suite::check())),
        Request::Dist => {
            let built = build::build()?;
            println!("{}", figures::first_load(&built.dist)?);
            println!("Build {} is in {}", built.build_id, built.dist.display());
        }
        Request::Bench => driver("bench", &[])?,
        Request::Screenshots => driver("shots", &["--store", "public/screenshots"])?,
        Request::Tools => {
            tools::ensure_build()?;
            for tool in [tools::trunk(), tools::wasm_bindgen()?] {
                println!("{} {}: {}", tool.package, tool.version, tool.path().display());
            }
            println!("{:#?}", browsers::browsers()?);
        }
        Request::Sample { years, seed, out } => {
            let file = sample::sample(years, seed)?;
            match out {
                Some(path) => std::fs::write(&path, file).with_context(|| format!("cannot write {}", path.display()))?,
                None => std::io::Write::write_all(&mut std::io::stdout(), &file)?,
            }
        }
        Request::Stage => {
            let dir = std::env::var_os("TRUNK_STAGING_DIR").context("`stage` is run by Trunk after a build, which says where")?;
            println!("build {}", stage::stage(&PathBuf::from(dir))?);
        }
        Request::Help => print!("{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(port: u16) -> Result<()> {
    let built = build::build()?;
    let server = server::start(&built.dist, port)?;
    println!("Pain Diary is ready at {}", server.url());
    loop {
        std::thread::park();
    }
}

/// Runs a program of tests/browser on a fresh build.
fn driver(program: &str, arguments: &[&str]) -> Result<()> {
    let built = build::build()?;
    run::run(
        run::cargo()
            .args(["run", "--quiet", "--package", "browser-tests", "--bin", program, "--"])
            .args(arguments)
            .env(build::DIST_VARIABLE, built.dist),
    )
}

/// Prints the one line everything is summed up in.
fn verdict(count: Count) -> ExitCode {
    println!("\n{count}");
    if count.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
