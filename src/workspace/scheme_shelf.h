// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text_pack.h"
#include "store/library.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace attune {

class CodingDesk;
class Session;

/// A version of a scheme in a library.
struct ShelvedScheme {
    CodingScheme scheme;
    int codings = 0; ///< that follow it; it cannot change, used or not
};

/// The schemes of a library and the words and examples that this site keeps to itself. Opens the library beside the
/// session; belongs to one thread.
class SchemeShelf {
  public:
    /// Errors: those of Library::open.
    [[nodiscard]] static Result<SchemeShelf> open(const std::filesystem::path& library, const Viewer& who);

    /// In the order they came in.
    [[nodiscard]] Result<std::vector<ShelvedScheme>> schemes() const;
    /// New codings outside rounds follow it from then on. Errors: Denied to trainees; Invalid (a fault and its place);
    /// Conflict (this version is there with other contents).
    [[nodiscard]] Status putIntoUse(const CodingScheme& scheme);

    /// Keeps a text pack in the library. Errors: Denied to trainees; Invalid when the scheme has no such place.
    [[nodiscard]] Status keep(const TextPack& pack);
    [[nodiscard]] std::optional<TextPack> textPack(const SchemeId& scheme) const;
    /// Forgets the private words.
    [[nodiscard]] Status dropTextPack(const SchemeId& scheme);

    /// Shows what a point means; without an exemplar it is taken away. Errors: Denied to trainees; NotFound (clip);
    /// Invalid (span outside the clip).
    [[nodiscard]] Status setExemplar(const SchemeId& scheme, const std::string& place,
                                     const std::optional<Exemplar>& exemplar);
    [[nodiscard]] Exemplars exemplars(const SchemeId& scheme) const;
    [[nodiscard]] std::vector<Clip> clips() const;

  private:
    SchemeShelf(std::unique_ptr<Library> library, Viewer who);
    std::unique_ptr<Library> m_library;
    Viewer m_who;
};

/// The scheme in the words for the screen: the site's own, where it has any, and after the words of a point the moment
/// that shows it. To a trainee no clip of a round of theirs is an example: it would tell its score. Never for anything
/// that is written out.
[[nodiscard]] CodingScheme shownScheme(const Library& library, const Viewer& who, const CodingScheme& scheme);

/// A scheme tried out: a library of its own in a folder that goes with it, holding one clip without a file.
class SchemeTrial {
  public:
    /// Errors: Invalid when the scheme has a fault; Io.
    [[nodiscard]] static Result<std::unique_ptr<SchemeTrial>> make(const CodingScheme& scheme);
    ~SchemeTrial();
    SchemeTrial(const SchemeTrial&) = delete;
    SchemeTrial& operator=(const SchemeTrial&) = delete;
    [[nodiscard]] CodingDesk& desk() const { return *m_desk; }

  private:
    SchemeTrial() = default;
    std::filesystem::path m_folder;
    std::unique_ptr<Session> m_session;
    CodingDesk* m_desk = nullptr;
};

} // namespace attune
