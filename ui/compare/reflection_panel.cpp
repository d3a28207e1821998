// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/reflection_panel.h"

#include "ui/theme/theme.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTimer>

namespace attune::ui {
namespace {

constexpr std::array<const char*, 3> prompts{QT_TRANSLATE_NOOP("attune::ui::Words", "What did I see?"),
                                             QT_TRANSLATE_NOOP("attune::ui::Words", "What did I miss?"),
                                             QT_TRANSLATE_NOOP("attune::ui::Words", "What did I feel?")};
constexpr std::array<const char*, 3> names{"reflection.see", "reflection.miss", "reflection.feel"};

} // namespace

ReflectionPanel::ReflectionPanel(Theme* theme, Session* session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session), m_private(new QLabel(tr("only you can read this"), this)),
      m_timer(new QTimer(this)) {
    m_timer->setSingleShot(true);
    m_timer->setInterval(800);
    connect(m_timer, &QTimer::timeout, this, &ReflectionPanel::keep);
    auto* title = new QLabel(tr("Reflect"), this);
    title->setProperty("look", "section");
    m_private->setProperty("look", "chip");
    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_private);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        auto* label = new QLabel(Words::tr(prompts[i]), this);
        label->setProperty("look", "small-strong");
        auto* text = new QPlainTextEdit(this);
        text->setObjectName(QLatin1String(names[i]));
        text->setAccessibleName(Words::tr(prompts[i]));
        text->setPlaceholderText(tr("Write as much or as little as you like"));
        text->setTabChangesFocus(true);
        label->setBuddy(text);
        column->addWidget(label);
        column->addWidget(text, 1);
        m_texts[i] = text;
        connect(text, &QPlainTextEdit::textChanged, this, [this, i] {
            m_changed[i] = true;
            m_timer->start();
        });
    }
    connect(theme, &Theme::changed, this, &ReflectionPanel::restyle);
    restyle();
}

ReflectionPanel::~ReflectionPanel() { keep(); }

void ReflectionPanel::restyle() {
    layout()->setSpacing(m_theme->px(6));
    for (QPlainTextEdit* text : m_texts) {
        text->setFixedHeight(m_theme->px(66));
    }
}

void ReflectionPanel::setClip(const ClipId& clip) {
    keep();
    m_clip = clip;
    const auto all = m_session->reflections();
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        QString text;
        if (all)
            for (const Reflection& reflection : *all)
                if (reflection.clip == clip && reflection.prompt == prompts[i])
                    text = QString::fromStdString(reflection.text);
        const QSignalBlocker blocker(m_texts[i]);
        m_texts[i]->setPlainText(text);
        m_changed[i] = false;
    }
    m_timer->stop();
    if (!all)
        emit failed(Words::of(all.error()));
}

void ReflectionPanel::keep() {
    m_timer->stop();
    if (!m_clip)
        return;
    bool any = false;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        if (!std::exchange(m_changed[i], false))
            continue;
        any = true;
        if (const Status saved =
                m_session->saveReflection(*m_clip, prompts[i], m_texts[i]->toPlainText().toStdString());
            !saved) {
            m_changed[i] = true;
            emit failed(Words::of(saved.error()));
        }
    }
    if (any)
        emit kept();
}

} // namespace attune::ui
