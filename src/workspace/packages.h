// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/package_file.h"
#include "store/library.h"

#include <filesystem>
#include <string>
#include <vector>

namespace attune {

struct PackRequest {
    RoundId round;
    RaterId rater; ///< whom an assignment is for, who hands a submission in; empty for a reference: everybody
    RaterId by;    ///< the trainer who packs; of a submission the rater
    bool withClips = false;
    std::filesystem::path to;
    Overwrite overwrite = Overwrite::Refuse;
};

/// Scheme, clips and round for one rater; no code of anybody in test and drift rounds, the references in boxes in learn
/// and practice rounds. Clips travel as content hashes, or as files too. Noted in the records.
/// Errors: NotFound (round, rater, clip file), Denied (not a trainer; consent keeps a clip here), those of writing.
[[nodiscard]] Result<PackageManifest> packAssignment(Library& library, const PackRequest& request);
/// What the rater submitted of the round, and what they asked to be spared. Errors: NotFound when there is nothing.
[[nodiscard]] Result<PackageManifest> packSubmission(Library& library, const PackRequest& request);
/// The round's reference, open. Errors: Denied while a test or drift round is not released.
[[nodiscard]] Result<PackageManifest> packReference(Library& library, const PackRequest& request);

enum class ItemState {
    New,
    Same,    ///< here already, alike
    Late,    ///< taken in, but submitted after the round's last day
    Refused, ///< left out; why says the reason
};

struct PackageItem {
    std::string what; ///< "codes of A-01"
    ItemState state = ItemState::New;
    std::string why;
};

/// What taking a package in does, or would do.
struct PackageOutcome {
    PackageManifest manifest;
    std::string fingerprint; ///< of the signing key
    bool knownSigner = false;
    std::vector<PackageItem> items;
    std::vector<std::string> warnings;

    [[nodiscard]] int count(ItemState state) const;
};

/// Takes a package into a library in one transaction; with dryRun everything is tried and nothing stays. Clips that
/// came along go to the folder LIBRARY.clips beside the library. Items of a submission are judged one by one; an
/// assignment or a reference is taken whole or refused. Errors: Conflict (made in this library, another signer, another
/// version of a scheme or clip, exposed test clips), NotFound (unknown round or rater), those of readPackage().
[[nodiscard]] Result<PackageOutcome> unpackPackage(Library& library, const std::filesystem::path& package,
                                                   const RaterId& by, bool dryRun);

} // namespace attune
