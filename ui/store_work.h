// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/background.h"
#include "workspace/session.h"

#include <functional>
#include <memory>
#include <utility>

namespace attune::ui {

/// Runs `work` on a thread of `background` with the library opened beside the session's, then `then` with its result on
/// the window's thread. A library that cannot be opened is the result.
template <typename T>
void runOnStore(Background& background, Session& session, std::function<Result<T>(Library& library)> work,
                std::function<void(Result<T>& outcome)> then) {
    auto store = std::make_shared<Result<std::unique_ptr<Library>>>(session.openStore());
    background.run([store, work = std::move(work), then = std::move(then)](std::stop_token) {
        auto outcome = std::make_shared<Result<T>>(*store ? work(***store) : std::unexpected(store->error()));
        *store = fail(ErrorCode::Cancelled, "closed"); // the file is let go on the thread that used it
        return Background::Then([outcome, then] { then(*outcome); });
    });
}

} // namespace attune::ui
