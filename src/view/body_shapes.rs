//! The drawing of the body: our own, front and back, one shape per region. Units are CSS pixels on a phone 320 px wide.
//!
//! Left and right are the patient's own, never the viewer's. Of a pair only the side at the viewer's left is drawn; the other one is the
//! same with x turned into `WIDTH - x`. The shapes leave narrow gaps, the touch rectangles 8 units, everywhere.

/// One region in one view.
pub struct Shape {
    /// The region's code, without side when it is one of a pair.
    pub base: &'static str,
    /// True when the same shape, mirrored, is the other side.
    pub paired: bool,
    /// The outline, as an SVG path; of a pair, the one at the viewer's left.
    pub path: &'static str,
    /// The touch rectangle: x, y, width, height.
    pub touch: [u16; 4],
}

/// Width of each view.
pub const WIDTH: u16 = 288;
/// Height of each view.
pub const HEIGHT: u16 = 728;

/// Seen from the front: the patient's right is at the viewer's left.
pub const FRONT: [Shape; 21] = [
    Shape {
        base: "head",
        paired: false,
        path: "M144 9c-38 0-46 32-44 63c1 12-5 2-8 7q-4 11 3 20c11 14 9-2 9-10l2-11c4-19 21-26 38-26c17 0 34 7 38 26l2 11\
            c0 8-2 24 9 10q7-9 3-20c-3-5-9 5-8-7c2-31-6-63-44-63Z",
        touch: [104, 0, 80, 48],
    },
    Shape {
        base: "face",
        paired: false,
        path: "M144 54c-14 0-31 7-35 22q-4 14-2 28q1 3 5 3c10 2 21 1 32 1c11 0 22 1 32-1q4 0 5-3q2-14-2-28c-4-15-21-22-35-22Z",
        touch: [112, 56, 64, 48],
    },
    Shape {
        base: "jaw",
        paired: false,
        path: "M144 111c-12 0-24 0-36-2q-7 1-5 8c6 17 22 32 41 32c19 0 35-15 41-32q2-7-5-8c-12 2-24 2-36 2Z",
        touch: [112, 112, 64, 48],
    },
    Shape {
        base: "neck-front",
        paired: false,
        path: "M144 151c-4.5 0-9 0-13-2q-8.5-3-9 6.5l0 17.5c-.5 13 6.5 32 22 32c15.5 0 22.5-19 22-32l0-17.5q-.5-9.5-9-6.5\
            c-4 2-8.5 2-13 2Z",
        touch: [120, 168, 48, 48],
    },
    SHOULDER,
    UPPER_ARM,
    Shape {
        base: "chest",
        paired: true,
        path: "M125 197q-4-2-7 2c-16 18-34 37-38 62l-1 9q0 2 2 4q27 16 55 4q7-1 7-7l0-58c0-7-7-6-11-10l-7-6Z",
        touch: [92, 224, 48, 48],
    },
    ELBOW,
    Shape {
        base: "ribs",
        paired: true,
        path: "M80 329.5q2 3.5 6 3l19-1q2.5-1 3.5-3q8.5-18 9.5-38q-1-5-6-5q-13.5 0-26-6q-5-2-7 3l1 47Z",
        touch: [64, 280, 48, 48],
    },
    Shape {
        base: "upper-abdomen",
        paired: false,
        path: "M144 279c-6 0-12 4-18 5c-7 1-5 7-6 12q-1 14-7 28q-2 4 2 7c9 1 19 1 29 1c10 0 20 0 29-1q4-3 2-7q-6-14-7-28\
            c-1-5 1-11-6-12c-6-1-12-5-18-5Z",
        touch: [120, 280, 48, 48],
    },
    FOREARM,
    Shape {
        base: "hip",
        paired: true,
        path: "M112 387q1-4-1-9q-5-19-6-39c-1-8-12-4-17-4c-4 0-9 0-10 4l-8 45q-2 9 7 8l30-2q3 0 5-3Z",
        touch: [64, 336, 48, 48],
    },
    Shape {
        base: "lower-abdomen",
        paired: false,
        path: "M144 334c-9 0-18 .5-27 0q-11-1-9 9.5q1 19 6 37c1 3.5 1 8 5 9c8 .5 16.5 0 25 0c8.5 0 17 .5 25 0c4-1 4-5.5 5-9\
            q5-18 6-37q2-10.5-9-9.5c-9 .5-18 0-27 0Z",
        touch: [120, 336, 48, 48],
    },
    WRIST,
    Shape {
        base: "groin",
        paired: true,
        path: "M80.5 399l.5 1l7 8q16 23 42 34.5l8 4q5 0 5-6l0-41.5q0-7-6-7q-27 0-53.5 2q-3.5 1-3 5Z",
        touch: [92, 392, 48, 48],
    },
    HAND,
    Shape {
        base: "thigh-front",
        paired: true,
        path: "M86.5 503q21-6.5 41.5 0q7 2.5 7-5l5-34l.5-9q.5-4.5-3.5-6l-13-7q-22-10-36-30c-5.5-7-21-26-20-4q0 27 6 53l8 38\
            q.5 4 4.5 4Z",
        touch: [80, 448, 56, 48],
    },
    KNEE,
    Shape { base: "shin", paired: true, path: LOWER_LEG, touch: [84, 560, 48, 56] },
    ANKLE,
    Shape {
        base: "foot-top",
        paired: true,
        path: "M112 721l1 0c7 9 20.5-.5 15-10q1-6 .5-12l-2-17q0-5-5-6q-15 1-30 0q-4 .5-5 4.5l-4 11l-5 18q-.5 3 2 4.5\
            c3 1 4.5 4 7.5 5.5l5.5 1q2.5 4 7 2c2.5-2 2.5 .5 4.5 1.5q5.5 2 8-3Z",
        touch: [80, 680, 52, 48],
    },
];

/// Seen from behind: the patient's left is at the viewer's left.
pub const BACK: [Shape; 19] = [
    Shape {
        base: "head",
        paired: false,
        path: "M144 9c-38 0-46 32-44 63c1 12-5 2-8 7q-4 12 4 21q4 3 5 9l1 4c5 21 23 27 42 27c19 0 37-6 42-27l1-4q1-6 5-9\
            q8-9 4-21c-3-5-9 5-8-7c2-31-6-63-44-63Z",
        touch: [104, 16, 80, 120],
    },
    Shape {
        base: "neck-back",
        paired: false,
        path: "M144 142.5c-4.5 0-9.5-.5-14-1q-8-1.5-8 7l0 22c0 13 7.5 29 22 29c14.5 0 22-16 22-29l0-22q0-8.5-8-7\
            c-4.5 .5-9.5 1-14 1Z",
        touch: [120, 156, 48, 48],
    },
    SHOULDER,
    UPPER_ARM,
    Shape {
        base: "upper-back",
        paired: false,
        path: "M144 202c-6 0-11-3-16-7q-3-2-6 0q-20 20-35 44l-5 14c-1 6-6 17 2 19c20 4 40 7 60 7c20 0 40-3 60-7c8-2 3-13 2-19\
            l-5-14q-15-24-35-44q-3-2-6 0c-5 4-10 7-16 7Z",
        touch: [92, 224, 104, 48],
    },
    ELBOW,
    Shape {
        base: "middle-back",
        paired: false,
        path: "M144 281c-19 0-38-1-57-6q-8-2-8 5l1 43q-2 10 8 10c19 1 37 2 56 2c19 0 37-1 56-2q10 0 8-10l1-43q0-7-8-5\
            c-19 5-38 6-57 6Z",
        touch: [80, 280, 128, 48],
    },
    FOREARM,
    Shape {
        base: "lower-back",
        paired: true,
        path: "M96 390l4 0c5 0 14 3 15-4l1-44q0-4-4-5l-28-2q-5 0-6 4l-8 45q0 3 3 5l23 1Z",
        touch: [64, 336, 48, 48],
    },
    Shape {
        base: "lower-back-middle",
        paired: false,
        path: "M144 337c-7 0-14 1-20 0q-5 0-6 5l0 33c0 6-3 16 6 16c7-1 13 0 20 0c7 0 13-1 20 0c9 0 6-10 6-16l0-33q-1-5-6-5\
            c-6 1-13 0-20 0Z",
        touch: [120, 336, 48, 48],
    },
    WRIST,
    Shape {
        base: "tailbone",
        paired: false,
        path: "M144 393c-6 0-11 1-17 0q-5 0-7 4c-2 9 14 45 24 45c10 0 26-36 24-45q-2-4-7-4c-6 1-11 0-17 0Z",
        touch: [120, 392, 48, 48],
    },
    Shape {
        base: "buttock",
        paired: true,
        path: "M70.5 393.5q-2 2-2 4.5q-1.5 22 2 43.5q.5 5 5 7q23 11.5 48 5c7-2 18-8.5 10-16.5q-12-16.5-16-36q-.5-8.5-9-8\
            l-32-1q-3.5-.5-6 1.5Z",
        touch: [64, 392, 48, 48],
    },
    HAND,
    Shape {
        base: "thigh-back",
        paired: true,
        path: "M139.5 453q-3.5-4-8-.5l-3.5 2q-23 8-45.5-.5q-7-3.5-9 3.5l8 39q.5 7 7 6q20-5.5 39.5 .5q6 1.5 7-5l5-34l.5-7.5\
            q0-2-1-3.5Z",
        touch: [80, 448, 56, 48],
    },
    KNEE,
    Shape { base: "calf", paired: true, path: LOWER_LEG, touch: [84, 560, 48, 56] },
    ANKLE,
    Shape {
        base: "foot-sole",
        paired: true,
        path: "M127 706l-3.5-10l0-4.5c2.5-16.5-18-17.5-28.5-12.5c-8 8-3.5 23.5-16 28q-2 2-1.5 4.5c1 4.5 6 1.5 7 6\
            c1.5 4 6 .5 8 3q2.5 4 7 2q1.5-1 2.5-.5q4.5 5 9 .5q1.5-3 3.5 0c7 6 18-2 14-10.5l-1.5-6Z",
        touch: [80, 680, 52, 48],
    },
];

// Shapes shared by both views.

const LOWER_LEG: &str = "M81.5 583.5l.5 8l4 24q0 8 8 8q16 2 32-1q2-.5 3.5-2.5q7-30 5-61q-2-5-7-3q-19 6.5-38 .5c-10-2.5-7 12-8 18l0 9Z";
const SHOULDER: Shape = Shape {
    base: "shoulder",
    paired: true,
    path: "M111.5 175q-17.5 8.5-37 11q-26.5 6-31 33q-2 5 3 7l5.5 2.5q15 8 32 8l2-1l15-21l19.5-22q2-2 1-5l-2-11.5q-3-5-8-1Z",
    touch: [60, 168, 52, 48],
};
const UPPER_ARM: Shape = Shape {
    base: "upper-arm",
    paired: true,
    path: "M69 237.5q-11-3-21-8q-5.5-3-8 3l-12 38.5q-.5 5.5 5.5 6q14 1 27 7q6 1 7-5q4-17 12.5-32.5q3-6.5-4-8l-7-1Z",
    touch: [34, 224, 48, 48],
};
const ELBOW: Shape = Shape {
    base: "elbow",
    paired: true,
    path: "M62 288.5c-8-6.5-20-8-30-9q-6.5-1-9 5.5l-9 28c-1 7-7 18 3 21q15.5 6.5 31 1.5q4-1 6-5l9-34q1.5-4.5-1-8Z",
    touch: [8, 280, 48, 48],
};
const FOREARM: Shape = Shape {
    base: "forearm",
    paired: true,
    path: "M15 336q-6-.5-6.5 5.5q-2.5 22-.5 44q1 3.5 5 4q12 1 24.5-1q4 0 6-3l7.5-42q-1-5-6-4.5q-15.5 3-30-3Z",
    touch: [4, 336, 48, 48],
};
const WRIST: Shape = Shape {
    base: "wrist",
    paired: true,
    path: "M41 392.5q-3-2-6.5-1l-13.5 1c-5 0-12-2-12 5l4 38q0 8 8.5 7.5c6 0 22 3 20-7.5q-1.5-19 1-38q.5-3-1.5-5Z",
    touch: [0, 392, 48, 48],
};
const HAND: Shape = Shape {
    base: "hand",
    paired: true,
    path: "M7.5 462l-6 13c-1.5 7 8 8 9 1c2.5-6 4-5 3 1l-1 13c-3 9.5 10 10 9 .5l.5-13.5q0-2.5 1.5-1l-1 24.5\
        c2 4 8 3 8.5-1.5l0-22q0-3.5 1.5-2l0 20.5c-.5 6 9 6.5 8.5 .5l-1-18c-.5-6.5 2-3 1.5 1l.5 8c1.5 6 10 5 8.5-1.5\
        l-4-31c0-15-12-7.5-21-8.5c-4.5-.5-11-2-14 2l-4 14Z",
    touch: [0, 448, 50, 48],
};
const KNEE: Shape = Shape {
    base: "knee",
    paired: true,
    path: "M90.5 504.5q-5 2-6 7q1.5 15.5 0 31c-2.5 16 18 14 28 14c7-.5 21-2 21-12q-1-14 0-28q1-8-6-11q-18-6-37-1Z",
    touch: [84, 504, 48, 48],
};
const ANKLE: Shape = Shape {
    base: "ankle",
    paired: true,
    path: "M126.5 627q-3-2-6-1q-13 1.5-26.5 0c-7 1-4.5 7-4 12q2 15-.5 30q0 4.5 4 5.5q13.5 1 27 0q4.5-.5 5-5\
        q-.5-19 2.5-37.5q0-2.5-1.5-4Z",
    touch: [84, 624, 48, 48],
};
