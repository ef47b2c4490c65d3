/* Sound and video: the buttons, times and sliders of a card steer the browser's own player. */
for (const card of document.querySelectorAll(".kg-audio-card, .kg-video-card")) {
  const kind = card.classList.contains("kg-audio-card") ? "audio" : "video";
  const player = card.querySelector(kind);
  const part = (name) => card.querySelector(`.kg-${kind}-${name}`);
  const seek = part("seek-slider");
  if (!player || !seek) continue;

  const hide = (name, hidden, how = "hide") => part(name)?.classList.toggle(`kg-${kind}-${how}`, hidden);
  const on = (name, event, act) => part(name)?.addEventListener(event, act);
  const say = (name, seconds) => {
    const whole = Math.floor(seconds);
    if (part(name) && Number.isFinite(whole)) part(name).textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };

  const length = () => {
    if (!Number.isFinite(player.duration)) return;
    seek.max = player.duration;
    say("duration", player.duration);
  };
  const time = () => {
    seek.value = player.currentTime;
    say("current-time", player.currentTime);
  };
  const state = () => {
    hide("play-icon", !player.paused);
    hide("pause-icon", player.paused);
    hide("player-container", !player.paused, "hide-animated");
    if (!player.paused || player.loop) hide("overlay", true, "hide-animated");
  };
  // The button with the open loudspeaker stands for sound, the crossed one for silence.
  const sound = () => {
    hide("unmute-icon", player.muted);
    hide("mute-icon", !player.muted);
  };

  const play = () => player.play().catch(state);
  on("play-icon", "click", play);
  on("overlay", "click", play);
  on("pause-icon", "click", () => player.pause());
  on("unmute-icon", "click", () => { player.muted = true; });
  on("mute-icon", "click", () => { player.muted = false; });
  on("volume-slider", "input", (event) => { player.volume = event.target.value / 100; });
  seek.step = "any";
  seek.addEventListener("input", () => { player.currentTime = seek.value; });

  const rates = [0.75, 1, 1.25, 1.5, 1.75, 2];
  on("playback-rate", "click", (event) => {
    player.playbackRate = rates[(rates.indexOf(player.playbackRate) + 1) % rates.length];
    event.currentTarget.textContent = `${player.playbackRate}×`;
  });
  if (kind === "video") {
    player.addEventListener("click", () => {
      if (!player.loop) player.paused ? play() : player.pause();
    });
  }

  for (const event of ["loadedmetadata", "durationchange"]) player.addEventListener(event, length);
  for (const event of ["play", "pause", "ended"]) player.addEventListener(event, state);
  player.addEventListener("timeupdate", time);
  player.addEventListener("volumechange", sound);
  length();
  state();
  sound();
}
