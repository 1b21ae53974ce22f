//! Words in a drawing: their estimated width, and which of them have room.

/// Words with their baseline at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Their place across.
    pub x: i64,
    /// Their baseline.
    pub y: i64,
    /// Where they are.
    pub anchor: Anchor,
    /// The words.
    pub words: String,
}

/// Where words are, seen from their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// From it on.
    Start,
    /// Around it.
    Middle,
    /// Up to it.
    End,
}

impl Label {
    /// Left, top, right and bottom of the words in a font of that size.
    #[must_use]
    pub fn edges(&self, font: i64) -> [i64; 4] {
        let width = text_width(&self.words, font);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2,
            Anchor::End => self.x - width,
        };
        [left, self.y - font * 3 / 4, left + width, self.y + font / 4]
    }
}

/// Estimated width of the words, erring on the wide side.
#[must_use]
pub fn text_width(words: &str, font: i64) -> i64 {
    let hundredths = |of: char| match of {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '\'' | ' ' => 36,
        'f' | 'r' | 't' | '(' | ')' | '-' => 44,
        'm' | 'w' | 'M' | 'W' => 92,
        'A'..='Z' => 70,
        '\u{2e80}'.. => 100,
        _ => 60,
    };
    words.chars().map(hundredths).sum::<i64>() * font / 100
}

/// Drops the labels that would touch an earlier one or extend beyond the left or right edge of the drawing.
#[must_use]
pub fn keep_fitting(labels: Vec<Label>, font: i64, width: i64) -> Vec<Label> {
    let mut kept: Vec<Label> = Vec::new();
    for label in labels {
        let [left, top, right, bottom] = label.edges(font);
        let touches = |other: &Label| {
            let other = other.edges(font);
            // Words are apart by as much as a narrow letter.
            left < other[2] + font / 3 && other[0] < right + font / 3 && top < other[3] && other[1] < bottom
        };
        if left >= -font / 3 && right <= width + font / 3 && !kept.iter().any(touches) {
            kept.push(label);
        }
    }
    kept
}
