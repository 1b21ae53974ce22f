//! The module's interface, for `public/on-demand/stream-worker.js`. The caller writes into a buffer of this module and reads from another;
//! no glue is needed, and nothing is imported.
// Plain names only in the browser: natively, `send` would stand in for that of the C library.
#![allow(unsafe_code, reason = "a plain name of an export counts as unsafe; nothing here is")]

use crate::frame::{BLOCK_MAX, BLOCKS_MAX};
use crate::{Frame, Progress, Receiver, Sender, code_of, decode, frame_in, pack, unpack};
use std::cell::RefCell;

#[derive(Default)]
struct State {
    input: Vec<u8>,
    output: Vec<u8>,
    sender: Option<Sender>,
    receiver: Receiver,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Most bytes of an input: a backup, or a picture of four bytes a pixel.
const INPUT_MAX: usize = 96 << 20;

/// Reserves the input; returns where it is, or 0 when it would be too large.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn input(length: usize) -> *mut u8 {
    STATE.with_borrow_mut(|state| {
        if length > INPUT_MAX {
            return std::ptr::null_mut();
        }
        state.input.clear();
        state.input.resize(length, 0);
        state.input.as_mut_ptr()
    })
}

/// Where the output is.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn output() -> *const u8 {
    STATE.with_borrow(|state| state.output.as_ptr())
}

/// Its length.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn output_length() -> usize {
    STATE.with_borrow(|state| state.output.len())
}

/// Sends the input; returns how many frames it takes. If they are more than [`BLOCKS_MAX`], nothing is sent.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn send() -> usize {
    STATE.with_borrow_mut(|state| {
        let packed = pack(&std::mem::take(&mut state.input));
        let frames = packed.len().div_ceil(BLOCK_MAX);
        state.sender = Sender::new(packed);
        if state.sender.is_none() { frames.max(BLOCKS_MAX + 1) } else { frames }
    })
}

/// Writes the modules of a frame to the output, a byte each; returns the number on a side, or 0 when nothing is sent.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn code(number: u32) -> usize {
    STATE.with_borrow_mut(|state| {
        // After the last number the stream begins anew.
        let number = u16::try_from(number % (1 << 16)).unwrap_or_default();
        let Some(code) = state.sender.as_ref().and_then(|sender| code_of(&sender.frame(number))) else { return 0 };
        state.output = code.dark.into_iter().map(u8::from).collect();
        code.side
    })
}

/// Reads the input as a picture of four bytes a pixel (RGBA); returns what [`progress`] does.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn read_picture(width: usize, height: usize) -> u32 {
    STATE.with_borrow_mut(|state| {
        // Green is most of the brightness, and what cameras resolve best.
        let brightness: Vec<u8> = state.input.iter().skip(1).step_by(4).copied().collect();
        let frame = frame_in(width, height, &brightness);
        take(state, frame.as_ref())
    })
}

/// Reads the input as the text of a code that the browser has found; returns what [`progress`] does.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn read_text() -> u32 {
    STATE.with_borrow_mut(|state| {
        let frame = std::str::from_utf8(&state.input).ok().and_then(|text| Frame::read(&decode(text)?));
        take(state, frame.as_ref())
    })
}

/// How much has arrived: 0 for no frame in this picture, else the independent frames and, in the upper half, how many are needed. When
/// both are equal, the output is what was sent; it is empty if that cannot be unpacked.
fn take(state: &mut State, frame: Option<&Frame>) -> u32 {
    let Some(frame) = frame else { return 0 };
    let (done, all) = match state.receiver.take(frame) {
        Progress::Part(done, all) => (done, all),
        Progress::Whole(packed) => {
            state.output = unpack(&packed).unwrap_or_default();
            (frame.transfer.blocks(), frame.transfer.blocks())
        }
    };
    u32::try_from(all << 16 | done).unwrap_or_default()
}

/// Forgets what has arrived.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn begin_to_receive() {
    STATE.with_borrow_mut(|state| state.receiver = Receiver::default());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(bytes: &[u8]) {
        input(bytes.len());
        STATE.with_borrow_mut(|state| state.input.copy_from_slice(bytes));
    }

    #[test]
    fn what_one_module_shows_the_other_reads() {
        let sent: Vec<u8> = (0..1500_u32).flat_map(|number| (number * number).to_le_bytes()).collect();
        put(&sent);
        let frames = send();
        assert!((2..=BLOCKS_MAX).contains(&frames), "{frames}");
        begin_to_receive();
        for number in 0..u32::try_from(frames).unwrap() {
            let side = code(number);
            let modules = STATE.with_borrow(|state| state.output.clone());
            // Four pixels a module, and a quiet zone of four modules.
            let pixels = (side + 8) * 4;
            let is_dark = |x: usize, y: usize| {
                let (x, y) = ((x / 4).checked_sub(4), (y / 4).checked_sub(4));
                matches!((x, y), (Some(x), Some(y)) if x < side && y < side && modules[y * side + x] == 1)
            };
            let picture: Vec<u8> =
                (0..pixels * pixels).flat_map(|index| [if is_dark(index % pixels, index / pixels) { 0 } else { 255 }; 4]).collect();
            put(&picture);
            assert_eq!(read_picture(pixels, pixels), u32::try_from(frames).unwrap() << 16 | (number + 1));
        }
        assert!(STATE.with_borrow(|state| state.output == sent));
    }

    #[test]
    fn what_is_no_code_changes_nothing() {
        put(b"https");
        assert_eq!(read_text(), 0);
        put(&[9; 400]);
        for (width, height) in [(10, 10), (0, 0), (usize::MAX, 2), (11, 10)] {
            assert_eq!(read_picture(width, height), 0);
        }
        assert_eq!(input(INPUT_MAX + 1), std::ptr::null_mut());
        put(b"");
        STATE.with_borrow_mut(|state| state.sender = None);
        assert_eq!(code(0), 0);
    }

    #[test]
    fn too_much_is_counted_and_not_sent() {
        let mut seed = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        })
        .take(BLOCKS_MAX * BLOCK_MAX + 5000)
        .collect();
        put(&noise);
        assert!(send() > BLOCKS_MAX);
        assert_eq!(code(0), 0);
    }
}
