/*
 * Remembers in this tab alone which pages were visited and where from, for the sign-up form to hand over; nothing
 * is sent by this script. The key and the fields are those that Ghost's forms read.
 */
(() => {
  const KEY = "ghost-history";
  const DAY = 24 * 60 * 60 * 1000;
  const LONGEST = 15;

  const came = (asked) => {
    const from = {
      referrerSource: asked.get("ref") || asked.get("source") || asked.get("utm_source"),
      referrerMedium: asked.get("utm_medium"),
      utmSource: asked.get("utm_source"),
      utmMedium: asked.get("utm_medium"),
      utmCampaign: asked.get("utm_campaign"),
      utmTerm: asked.get("utm_term"),
      utmContent: asked.get("utm_content"),
      referrerUrl: elsewhere(document.referrer),
    };
    return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, value || null]));
  };

  const elsewhere = (address) => {
    try {
      return new URL(address).hostname === location.hostname ? null : address;
    } catch {
      return null;
    }
  };

  const remembered = (now) => {
    try {
      const visits = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
      return visits.filter((visit) => now - visit.time < DAY);
    } catch {
      return [];
    }
  };

  const visit = () => {
    const now = Date.now();
    const address = new URL(location.href);
    const asked = address.searchParams;
    const visits = remembered(now);
    const from = came(address.hash.includes("#/portal") ? new URLSearchParams(address.hash.split("?")[1]) : asked);

    const [id, type] = [asked.get("attribution_id"), asked.get("attribution_type")];
    if (id && type) {
      visits.push({ time: now, id, type, ...from });
      asked.delete("attribution_id");
      asked.delete("attribution_type");
      history.replaceState({}, "", address);
    }

    const last = visits.at(-1);
    if (last?.path === location.pathname) {
      const news = Object.entries(from).filter(([, value]) => value);
      Object.assign(last, { time: now }, Object.fromEntries(news));
    } else {
      visits.push({ path: location.pathname, time: now, ...from });
    }
    sessionStorage.setItem(KEY, JSON.stringify(visits.slice(-LONGEST)));
  };

  try {
    visit();
  } catch {
    // A browser that keeps nothing for sites has nothing to remember.
  }
})();
