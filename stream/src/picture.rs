//! A picture of brightnesses, and what is dark in it: whatever is darker than its surroundings.

/// A point in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

/// A picture.
pub struct Picture<'a> {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    brightness: &'a [u8],
    /// Sums of all pixels above and to the left, one row and one column more than the picture.
    sums: Vec<u32>,
    /// Distance in pixels up to which pixels are surroundings.
    radius: usize,
    dark: Vec<bool>,
}

impl<'a> Picture<'a> {
    /// A picture, row by row; `None` when the sizes do not fit, or it is too large for its sums.
    #[must_use]
    pub fn new(width: usize, height: usize, brightness: &'a [u8]) -> Option<Self> {
        let is_whole = width.checked_mul(height) == Some(brightness.len());
        if !is_whole || width == 0 || brightness.len() > 1 << 24 {
            return None;
        }
        let mut sums = vec![0; width + 1];
        for row in brightness.chunks(width) {
            let above = sums.len() - width - 1;
            let mut sum = 0;
            sums.push(0);
            for (x, value) in row.iter().enumerate() {
                sum += u32::from(*value);
                sums.push(sum + sums.get(above + x + 1).copied().unwrap_or_default());
            }
        }
        // Some five modules of a code that fills the picture.
        let mut picture = Self { width, height, brightness, sums, radius: (width.min(height) / 28).max(8), dark: Vec::new() };
        picture.dark = brightness.iter().enumerate().map(|(index, value)| picture.is_clearly_dark(index, *value)).collect();
        Some(picture)
    }

    /// Somewhat darker than the mean around it, so that a plain surface is no pattern.
    fn is_clearly_dark(&self, index: usize, value: u8) -> bool {
        let (sum, count) = self.around(index % self.width, index / self.width);
        u32::from(value) * count * 16 < sum * 15
    }

    /// Sum and number of the pixels around one.
    fn around(&self, x: usize, y: usize) -> (u32, u32) {
        let (left, right) = (x.saturating_sub(self.radius), (x + self.radius + 1).min(self.width));
        let (top, bottom) = (y.saturating_sub(self.radius), (y + self.radius + 1).min(self.height));
        let at = |x: usize, y: usize| self.sums.get(y * (self.width + 1) + x).copied().unwrap_or_default();
        let sum = at(right, bottom).wrapping_add(at(left, top)).wrapping_sub(at(left, bottom)).wrapping_sub(at(right, top));
        (sum, u32::try_from((right - left) * (bottom - top)).unwrap_or(1))
    }

    /// True where it is clearly darker than around it; false outside.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.dark.get(y * self.width + x).copied().unwrap_or_default()
    }

    /// True where the nine pixels at a point are darker than those around; `None` outside.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside the picture")]
    pub fn is_dark_at(&self, point: Point) -> Option<bool> {
        let inside = |at: f64, size: usize| (1.0..size as f64 - 1.0).contains(&at);
        if !inside(point.x, self.width) || !inside(point.y, self.height) {
            return None;
        }
        let (x, y) = (point.x as usize, point.y as usize);
        let rows = [y - 1, y, y + 1].map(|y| self.brightness.get(y * self.width + x - 1..).unwrap_or_default());
        let nine: u32 = rows.iter().flat_map(|row| row.iter().take(3)).map(|value| u32::from(*value)).sum();
        let (sum, count) = self.around(x, y);
        Some(u64::from(nine) * u64::from(count) < u64::from(sum) * 9)
    }
}
