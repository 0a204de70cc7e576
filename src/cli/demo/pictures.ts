import sharp from "sharp";

const lamp = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
<defs><radialGradient id="g" cx=".5" cy=".3" r=".6"><stop offset="0" stop-color="#ffe9a8"/><stop offset=".4" stop-color="#6d6a63"/><stop offset="1" stop-color="#17202b"/></radialGradient></defs>
<rect width="960" height="640" fill="url(#g)"/><rect y="500" width="960" height="140" fill="#2c3038"/><rect x="474" y="180" width="12" height="340" fill="#0e1116"/>
<path d="M480 185 q60 -55 120 -20" stroke="#0e1116" stroke-width="10" fill="none"/><ellipse cx="606" cy="172" rx="34" ry="12" fill="#fff3c4"/>
<polygon points="575,180 640,180 780,520 430,520" fill="#fff3c4" opacity=".22"/><rect x="90" y="300" width="220" height="220" fill="#1f2731"/><rect x="130" y="345" width="46" height="60" fill="#f3d98b"/><rect x="220" y="345" width="46" height="60" fill="#39424e"/></svg>`;

const road = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
<rect width="960" height="640" fill="#cfdbe6"/><rect y="330" width="960" height="310" fill="#e9eef2"/><polygon points="380,330 560,330 860,640 120,640" fill="#5c6168"/>
<g fill="#f5f5f0"><polygon points="466,350 476,350 482,400 462,400"/><polygon points="460,430 484,430 494,510 452,510"/><polygon points="448,545 498,545 512,640 436,640"/></g>
<rect x="610" y="210" width="210" height="130" fill="#a86f52"/><polygon points="595,215 715,140 835,215" fill="#7d4b38"/><circle cx="180" cy="250" r="70" fill="#8fa58a"/><rect x="172" y="300" width="16" height="60" fill="#6b5140"/></svg>`;

/** Pictures drawn for the demonstration: what was done on the spot (2.3). */
export const demoPictures = {
  lamp: { name: "фонарь горит.jpg", bytes: async (): Promise<Uint8Array> => sharp(Buffer.from(lamp)).jpeg({ quality: 82 }).toBuffer() },
  road: { name: "сделано.jpg", bytes: async (): Promise<Uint8Array> => sharp(Buffer.from(road)).jpeg({ quality: 82 }).toBuffer() },
} as const;
