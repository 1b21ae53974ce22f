//! Two phones, a few windows, failing stores, killed processes, wrong clocks, and backup files exchanged in any order given by a seed.
//! Nothing reported as saved may be lost, and in the end both diaries are equal.
//!
//! `SIMULATION_SEEDS=5000 cargo test --test simulation` for the long run, `SIMULATION_SEED=42` for one that failed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may stop at the first surprise")]

mod care;
#[path = "../common/mod.rs"]
mod common;
mod device;
mod hostile;
mod meanwhile;
mod progress;
mod store;
mod visits;
mod world;

use pain_diary::domain::Diary;
use world::World;

const STEPS: usize = 300;

/// Prints the seed when the test fails.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("SIMULATION_SEED={} shows it", self.0);
        }
    }
}

fn simulate(seed: u64) -> Diary {
    let shown = Seed(seed);
    let mut world = World::new(seed);
    for _ in 0..STEPS {
        world.step();
    }
    let acknowledged = world.devices[0].acknowledged.clone();
    world.finish();
    drop(shown);
    acknowledged
}

fn number_from(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{variable} is a number")))
}

#[test]
fn nothing_that_was_called_saved_is_lost_and_both_phones_agree() {
    match number_from("SIMULATION_SEED") {
        Some(seed) => drop(simulate(seed)),
        None => (0..number_from("SIMULATION_SEEDS").unwrap_or(15)).for_each(|seed| drop(simulate(seed))),
    }
}

#[test]
fn the_same_seed_takes_the_same_way() {
    let does_enough = |seed: &u64| simulate(*seed).records().len() > 20;
    let seed = (0..20).find(does_enough).expect("one of the seeds writes down more than 20 records");
    assert_eq!(simulate(seed), simulate(seed));
}

#[test]
fn a_few_seeds_write_down_something_of_every_kind() {
    let diaries: Vec<Diary> = (0..24).map(simulate).collect();
    let bodies = diaries.iter().flat_map(Diary::records).map(|record| std::mem::discriminant(&record.current().body));
    let kinds: std::collections::HashSet<_> = bodies.collect();
    assert_eq!(kinds.len(), 13, "the seeds do too little");
}
