//! Processes started by the harness, which are always ended.

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Every process started here, and its children, have this variable with a value of their group.
pub const MARK: &str = "PAIN_DIARY_TEST_GROUP";
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A process with all its descendants. Browsers detach theirs from parents and process groups, so the group is known by a mark
/// in the environment, which children inherit.
pub struct Group {
    child: Child,
    mark: String,
}

impl Group {
    /// Starts a command with its output in `log`.
    pub fn start(command: &mut Command, log: &Path) -> Result<Group> {
        let mark = format!("{}-{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
        let file = File::create(log)?;
        let child = command
            .env(MARK, &mark)
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .with_context(|| format!("could not start {}", command.get_program().to_string_lossy()))?;
        Ok(Group { child, mark })
    }

    /// The process ids with this group's mark.
    pub fn members(&self) -> Vec<i32> {
        let wanted = format!("{MARK}={}", self.mark);
        let Ok(all) = std::fs::read_dir("/proc") else {
            return Vec::new();
        };
        all.flatten()
            .filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok())
            .filter(|pid| {
                let environment = std::fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
                environment.split(|byte| *byte == 0).any(|pair| pair == wanted.as_bytes())
            })
            .collect()
    }

    /// The members and their descendants: the renderer processes do not have the mark in their environment.
    fn with_descendants(&self) -> Vec<i32> {
        let mut all = self.members();
        let parent = |pid: i32| -> Option<i32> {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            // The name, in brackets, may hold anything.
            stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
        };
        let numbers = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let others: Vec<(i32, i32)> = numbers
            .filter_map(|entry| {
                let pid = entry.file_name().to_str()?.parse().ok()?;
                Some((pid, parent(pid)?))
            })
            .collect();
        let mut next = 0;
        while let Some(known) = all.get(next).copied() {
            let children: Vec<i32> =
                others.iter().filter(|(pid, parent)| *parent == known && !all.contains(pid)).map(|(pid, _)| *pid).collect();
            all.extend(children);
            next += 1;
        }
        all
    }

    /// Resident memory of the whole group in bytes, shared pages counted once per process.
    pub fn resident_bytes(&self) -> u64 {
        let pages = |pid: &i32| -> Option<u64> {
            let text = std::fs::read_to_string(format!("/proc/{pid}/statm")).ok()?;
            text.split(' ').nth(1)?.parse().ok()
        };
        self.with_descendants().iter().filter_map(pages).sum::<u64>() * rustix::param::page_size() as u64
    }

    /// `kill -9` to every member at once, again until none is left (a process may be born meanwhile).
    pub fn kill(&mut self) {
        let end = Instant::now() + Duration::from_secs(5);
        loop {
            let members = self.members();
            for pid in members.iter().filter_map(|pid| Pid::from_raw(*pid)) {
                // It may have ended by itself in between; that is as good.
                let _ = kill_process(pid, Signal::KILL);
            }
            let _ = self.child.try_wait();
            if members.is_empty() || Instant::now() > end {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}
