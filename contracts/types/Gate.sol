// SPDX-License-Identifier: MIT
pragma solidity 0.8.35;

/// @dev Metrics of `ftc/1`, in the order of its list.
enum Metric {
    Accuracy,
    F1Macro,
    EvalLoss,
    BitsPerByte
}

/// @dev Whether a greater or a smaller metric is better.
enum Direction {
    Max,
    Min
}

/// @dev What a run is measured against: the version in force, the config's base version, or nothing (zero).
enum Baseline {
    Parent,
    Base,
    Absolute
}

/// @notice What a trained version must reach before it may come into force. Numbers are millionths of the metric's unit.
/// @param minImprovement Least improvement of the metric, averaged over the evaluation sets, against the baseline.
/// @param maxRegression Greatest allowed worsening on any single evaluation set.
struct Gate {
    Metric metric;
    Direction direction;
    Baseline baseline;
    int64 minImprovement;
    int64 maxRegression;
}
