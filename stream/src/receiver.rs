//! Puts frames together, in whatever order they come.

use crate::crc::crc32;
use crate::fountain::{Blocks, combine, combined, contains, first};
use crate::frame::{Frame, Transfer};

/// So many frames of another transfer, with none of the current one between them, replace it: the other phone has begun anew.
const OTHERS_MAX: u32 = 8;

/// How much has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Independent frames so far, and how many are needed.
    Part(usize, usize),
    /// Everything: the packed bytes.
    Whole(Vec<u8>),
}

/// Independent combinations of blocks, each under the lowest block in it. A further frame is reduced by them; what is left of it is new.
#[derive(Clone, Debug, Default)]
pub struct Receiver {
    current: Option<Transfer>,
    rows: Vec<Option<(Blocks, Vec<u8>)>>,
    others: Option<(Transfer, u32)>,
}

impl Receiver {
    /// Takes a frame.
    pub fn take(&mut self, frame: &Frame) -> Progress {
        if self.current != Some(frame.transfer) && !self.begins(frame.transfer) {
            return self.progress();
        }
        self.others = None;
        let blocks = frame.transfer.blocks();
        let (mut set, mut bytes) = (combined(frame.number, blocks), frame.block.clone());
        for (index, row) in self.rows.iter().enumerate() {
            if let Some((other, other_bytes)) = row.as_ref().filter(|_| contains(&set, index)) {
                combine(&mut set, &mut bytes, other, other_bytes);
            }
        }
        match first(&set).and_then(|index| self.rows.get_mut(index)) {
            Some(row) => *row = Some((set, bytes)),
            // A combination of nothing is nothing: a frame was wrong.
            None if bytes.iter().any(|byte| *byte != 0) => self.begin(frame.transfer),
            None => {}
        }
        match self.whole() {
            Some(whole) => Progress::Whole(whole),
            None => self.progress(),
        }
    }

    /// Whether a frame of this transfer, which is not the current one, begins it.
    fn begins(&mut self, transfer: Transfer) -> bool {
        let count = self.others.filter(|(other, _)| *other == transfer).map_or(1, |(_, count)| count + 1);
        self.others = Some((transfer, count));
        let begins = self.current.is_none() || count >= OTHERS_MAX;
        if begins {
            self.begin(transfer);
        }
        begins
    }

    fn begin(&mut self, transfer: Transfer) {
        self.current = Some(transfer);
        self.rows = vec![None; transfer.blocks()];
    }

    fn progress(&self) -> Progress {
        Progress::Part(self.rows.iter().flatten().count(), self.rows.len())
    }

    /// Everything, once there is a row for each block; a wrong sum means starting anew.
    fn whole(&mut self) -> Option<Vec<u8>> {
        let transfer = self.current.filter(|_| self.rows.iter().all(Option::is_some))?;
        let mut rows: Vec<(Blocks, Vec<u8>)> = self.rows.iter().flatten().cloned().collect();
        // From the last block on, each row is freed of the blocks after its own.
        for index in (0..rows.len()).rev() {
            let (before, from) = rows.split_at_mut(index);
            let Some((set, bytes)) = from.first() else { break };
            for (other, other_bytes) in before.iter_mut().filter(|(other, _)| contains(other, index)) {
                combine(other, other_bytes, set, bytes);
            }
        }
        let mut whole: Vec<u8> = rows.into_iter().flat_map(|(_, bytes)| bytes).collect();
        whole.truncate(transfer.length);
        let is_right = crc32(&whole) == transfer.sum;
        if !is_right {
            self.begin(transfer);
        }
        is_right.then_some(whole)
    }
}
