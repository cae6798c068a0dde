"use strict";var explorables=(()=>{var Le=Object.defineProperty;var ci=Object.getOwnPropertyDescriptor;var fi=Object.getOwnPropertyNames;var ui=Object.prototype.hasOwnProperty;var kn=(t,e)=>{for(var n in e)Le(t,n,{get:e[n],enumerable:!0})},hi=(t,e,n,r)=>{if(e&&typeof e=="object"||typeof e=="function")for(let o of fi(e))!ui.call(t,o)&&o!==n&&Le(t,o,{get:()=>e[o],enumerable:!(r=ci(e,o))||r.enumerable});return t};var di=t=>hi(Le({},"__esModule",{value:!0}),t);var Ks={};kn(Ks,{engine:()=>ze,widget:()=>Qs});var pi="http://www.w3.org/2000/svg";function $(t,e={},...n){return Mn(document.createElement(t),e,n)}function N(t,e={},...n){return Mn(document.createElementNS(pi,t),e,n)}function Mn(t,e,n){for(let[r,o]of Object.entries(e))typeof o=="function"?t.addEventListener(r.slice(2),o):o===!0?t.setAttribute(r,""):o!==!1&&o!=null&&t.setAttribute(r,String(o));return t.append(...n),t}var mi=Math.random().toString(36).slice(2,8),gi=0,D=t=>`${t}-${mi}-${++gi}`;function _n(t){let e=0,n=()=>{e||(e=requestAnimationFrame(()=>{e=0,t()}))};return n.cancel=()=>{cancelAnimationFrame(e),e=0},n}function Zt(t=5){let e=0,n=r=>{n.cancel();let o=()=>{let i=performance.now()+t;for(;performance.now()<i;)if(r())return;e=requestAnimationFrame(o)};o()};return n.cancel=()=>cancelAnimationFrame(e),n}var $n=()=>matchMedia("(prefers-reduced-motion: reduce)").matches,F=(t,e=3)=>t.toFixed(e).replace("-","−"),ot=t=>t>=10?t.toFixed(0):t>=.1?t.toFixed(2):String(Number(t.toPrecision(2)));function K({label:t,min:e,max:n,step:r=1,value:o,words:i=String,oninput:s}){let l=D("slider"),c=$("span",{class:"value","aria-hidden":"true"}),a=$("input",{type:"range",id:l,min:e,max:n,step:r,oninput:()=>s(Number(a.value))});return{node:$("div",{class:"slider"},$("label",{for:l},t),c,a),sync(){let f=o();Number(a.value)!==f&&(a.value=String(f));let u=i(f);c.textContent!==u&&(c.textContent=u,a.setAttribute("aria-valuetext",u))}}}function It({label:t,options:e,value:n,onchange:r}){let o=D("choice"),i=$("select",{id:o,onchange:()=>r(i.value)});return i.append(...e.map(([s,l])=>$("option",{value:s},l))),{node:$("div",{class:"choice"},$("label",{for:o},t),i),sync:()=>{i.value=n()}}}var I=(t,e)=>$("button",{type:"button",onclick:e},t);function An(t){let e=$("div",{class:"prediction"}),n=r=>{let{ask:o,answers:i,show:s}=t[r],l=D("prediction"),c=$("p",{role:"status"}),a=b=>{let{truth:g,because:y}=s(),w=i.find(k=>k.key===b),x=i.find(k=>k.key===g),v=w?b===g?"You were right: ":`You said “${w.text}”. `:"";c.textContent=`${v}${b===g?"":"The answer: "}“${x?x.text:g}”. ${y}`,d.disabled=!0,m.replaceChildren(r+1<t.length?f:u),m.firstElementChild.focus({preventScroll:!0})},f=I("One more prediction",()=>{n(r+1),e.querySelector("input")?.focus({preventScroll:!0})}),u=I("Close",()=>e.remove()),h=i.map(({key:b,text:g})=>$("label",{},$("input",{type:"radio",name:l,value:b,onchange:()=>p.disabled=!1}),g)),d=$("fieldset",{},$("legend",{},$("strong",{},"Predict first. "),o),...h),p=I("Show me",()=>a(e.querySelector("input:checked")?.value));p.disabled=!0;let m=$("div",{class:"buttons"},p,I("Skip",()=>a(void 0)));e.replaceChildren(d,m,c)};return n(0),e}function Sn(t){let e=t.map(({text:o})=>$("li",{},$("span",{class:"box","aria-hidden":"true"}),o)),n=$("p",{role:"status",class:"unseen"});return{node:$("div",{class:"tasks"},$("strong",{},"Try"),$("ul",{},...e),n),check(o){t.forEach(({text:i,holds:s},l)=>{e[l].dataset.done!==void 0||!s(o)||(e[l].dataset.done="",e[l].append($("span",{class:"unseen"}," (done)")),n.textContent=`Done: ${i}`)})},reset(){n.textContent="";for(let o of e)delete o.dataset.done,o.querySelector(".unseen")?.remove()}}}var ze={};kn(ze,{descend:()=>Oe,descent:()=>kt,errors:()=>te,gradient:()=>Qt,lineOfTheta:()=>Kt,logit:()=>st,loss:()=>lt,numericalGradient:()=>Te,outcome:()=>Jt,score:()=>U,sigmoid:()=>J,thetaOfLine:()=>Re});function J(t){let e=Math.exp(-Math.abs(t));return(t>=0?1:e)/(1+e)}function st(t){return Math.log(t/(1-t))}function U(t,{X:e,d:n},r){let o=t[n];for(let i=0;i<n;i++)o+=t[i]*e[r*n+i];return o}function lt(t,e,n=0){let r=0;for(let o=0;o<e.n;o++){let i=(1-2*e.y[o])*U(t,e,o);r+=Math.max(i,0)+Math.log1p(Math.exp(-Math.abs(i)))}return r/e.n+Nn(t,e.d,n)}function Qt(t,e,n=0){let{X:r,y:o,n:i,d:s}=e,l=new Float64Array(s+1);for(let c=0;c<i;c++){let a=1-2*o[c],f=a*J(a*U(t,e,c));for(let u=0;u<s;u++)l[u]+=f*r[c*s+u];l[s]+=f}for(let c=0;c<=s;c++)l[c]=l[c]/i+(c<s?n*t[c]:0);return l}function Nn(t,e,n){let r=0;for(let o=0;o<e;o++)r+=t[o]*t[o];return n/2*r}function kt(t,e,{lr:n,numIter:r,l2:o=0}){let{X:i,y:s,n:l,d:c}=e,a=c+1,f=new Float64Array((r+1)*a);f.set(Array.from(t).slice(0,a));let u={path:f,loss:new Float64Array(r+1),right:new Uint32Array(r+1),numIter:r,done:0,advance(p){let m=Math.min(u.done+p,r+1);for(;u.done<m;u.done++)d(u.done);return u.done>r}},h=new Float64Array(a);function d(p){let m=f.subarray(p*a,p*a+a);h.fill(0);let b=0,g=1,y=0,w=0;for(let x=0;x<l;x++){let v=1-2*s[x],k=v*U(m,e,x),M=Math.exp(-Math.abs(k));g*=1+M,g>1e300&&(y+=Math.log(g),g=1),k>0&&(b+=k),(k<0||k===0&&v>0)&&w++;let C=v*(k>=0?1:M)/(1+M);for(let E=0;E<c;E++)h[E]+=C*i[x*c+E];h[c]+=C}if(u.loss[p]=(b+y+Math.log(g))/l+Nn(m,c,o),u.right[p]=w,p!==r)for(let x=0;x<a;x++)f[(p+1)*a+x]=m[x]-n*(h[x]/l+(x<c?o*m[x]:0))}return u}function Oe(t,e,n){let r=kt(t,e,n);return r.advance(1/0),r}function Re(t,e,n){let r=t/180*Math.PI;return[e*Math.cos(r),e*Math.sin(r),-e*n]}function Kt(t,e=.5){let[n,r,o]=Array.from(t),i=Math.hypot(n,r);return{angle:Math.atan2(r,n)/Math.PI*180,steepness:i,offset:(st(e)-o)/i}}function Jt(t,e,n=.5){let r=st(n),o={right:0,called:0,rightlyCalled:0};for(let i=0;i<e.n;i++){let s=U(t,e,i)>r;s&&o.called++,s&&e.y[i]===1&&o.rightlyCalled++,s===(e.y[i]===1)&&o.right++}return o}function te(t,e){return e.y.map((n,r)=>(1-2*n)*J((1-2*n)*U(t,e,r)))}function Te(t,e,n=6e-6){let r=new Float64Array(e.length);for(let o=0;o<r.length;o++){let[i,s]=[Float64Array.from(e),Float64Array.from(e)];i[o]+=n,s[o]-=n,r[o]=(t(i)-t(s))/(2*n)}return r}function En(t){return t}var Fe=1,Ie=2,Pe=3,Pt=4,Cn=1e-6;function xi(t){return"translate("+t+",0)"}function bi(t){return"translate(0,"+t+")"}function yi(t){return e=>+t(e)}function wi(t,e){return e=Math.max(0,t.bandwidth()-e*2)/2,t.round()&&(e=Math.round(e)),n=>+t(n)+e}function vi(){return!this.__axis}function qn(t,e){var n=[],r=null,o=null,i=6,s=6,l=3,c=typeof window<"u"&&window.devicePixelRatio>1?0:.5,a=t===Fe||t===Pt?-1:1,f=t===Pt||t===Ie?"x":"y",u=t===Fe||t===Pe?xi:bi;function h(d){var p=r??(e.ticks?e.ticks.apply(e,n):e.domain()),m=o??(e.tickFormat?e.tickFormat.apply(e,n):En),b=Math.max(i,0)+l,g=e.range(),y=+g[0]+c,w=+g[g.length-1]+c,x=(e.bandwidth?wi:yi)(e.copy(),c),v=d.selection?d.selection():d,k=v.selectAll(".domain").data([null]),M=v.selectAll(".tick").data(p,e).order(),C=M.exit(),E=M.enter().append("g").attr("class","tick"),_=M.select("line"),O=M.select("text");k=k.merge(k.enter().insert("path",".tick").attr("class","domain").attr("stroke","currentColor")),M=M.merge(E),_=_.merge(E.append("line").attr("stroke","currentColor").attr(f+"2",a*i)),O=O.merge(E.append("text").attr("fill","currentColor").attr(f,a*b).attr("dy",t===Fe?"0em":t===Pe?"0.71em":"0.32em")),d!==v&&(k=k.transition(d),M=M.transition(d),_=_.transition(d),O=O.transition(d),C=C.transition(d).attr("opacity",Cn).attr("transform",function(S){return isFinite(S=x(S))?u(S+c):this.getAttribute("transform")}),E.attr("opacity",Cn).attr("transform",function(S){var A=this.parentNode.__axis;return u((A&&isFinite(A=A(S))?A:x(S))+c)})),C.remove(),k.attr("d",t===Pt||t===Ie?s?"M"+a*s+","+y+"H"+c+"V"+w+"H"+a*s:"M"+c+","+y+"V"+w:s?"M"+y+","+a*s+"V"+c+"H"+w+"V"+a*s:"M"+y+","+c+"H"+w),M.attr("opacity",1).attr("transform",function(S){return u(x(S)+c)}),_.attr(f+"2",a*i),O.attr(f,a*b).text(m),v.filter(vi).attr("fill","none").attr("font-size",10).attr("font-family","sans-serif").attr("text-anchor",t===Ie?"start":t===Pt?"end":"middle"),v.each(function(){this.__axis=x})}return h.scale=function(d){return arguments.length?(e=d,h):e},h.ticks=function(){return n=Array.from(arguments),h},h.tickArguments=function(d){return arguments.length?(n=d==null?[]:Array.from(d),h):n.slice()},h.tickValues=function(d){return arguments.length?(r=d==null?null:Array.from(d),h):r&&r.slice()},h.tickFormat=function(d){return arguments.length?(o=d,h):o},h.tickSize=function(d){return arguments.length?(i=s=+d,h):i},h.tickSizeInner=function(d){return arguments.length?(i=+d,h):i},h.tickSizeOuter=function(d){return arguments.length?(s=+d,h):s},h.tickPadding=function(d){return arguments.length?(l=+d,h):l},h.offset=function(d){return arguments.length?(c=+d,h):c},h}function Ve(t){return qn(Pe,t)}function Be(t){return qn(Pt,t)}function ee(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ki(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ln(t){let e,n,r;t.length!==2?(e=ee,n=(l,c)=>ee(t(l),c),r=(l,c)=>t(l)-c):(e=t===ee||t===ki?t:Mi,n=t,r=t);function o(l,c,a=0,f=l.length){if(a<f){if(e(c,c)!==0)return f;do{let u=a+f>>>1;n(l[u],c)<0?a=u+1:f=u}while(a<f)}return a}function i(l,c,a=0,f=l.length){if(a<f){if(e(c,c)!==0)return f;do{let u=a+f>>>1;n(l[u],c)<=0?a=u+1:f=u}while(a<f)}return a}function s(l,c,a=0,f=l.length){let u=o(l,c,a,f-1);return u>a&&r(l[u-1],c)>-r(l[u],c)?u-1:u}return{left:o,center:s,right:i}}function Mi(){return 0}function _i(t){return t===null?NaN:+t}var On=Ln(ee),Rn=On.right,fl=On.left,ul=Ln(_i).center;var hl=Tn(zn),dl=Tn($i);function Tn(t){return function(e,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");let{data:o,width:i,height:s}=e;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:o.length/i))>=0))throw new RangeError("invalid height");if(!i||!s||!n&&!r)return e;let l=n&&t(n),c=r&&t(r),a=o.slice();return l&&c?(Mt(l,a,o,i,s),Mt(l,o,a,i,s),Mt(l,a,o,i,s),_t(c,o,a,i,s),_t(c,a,o,i,s),_t(c,o,a,i,s)):l?(Mt(l,o,a,i,s),Mt(l,a,o,i,s),Mt(l,o,a,i,s)):c&&(_t(c,o,a,i,s),_t(c,a,o,i,s),_t(c,o,a,i,s)),e}}function Mt(t,e,n,r,o){for(let i=0,s=r*o;i<s;)t(e,n,i,i+=r,1)}function _t(t,e,n,r,o){for(let i=0,s=r*o;i<r;++i)t(e,n,i,i+s,r)}function $i(t){let e=zn(t);return(n,r,o,i,s)=>{o<<=2,i<<=2,s<<=2,e(n,r,o+0,i+0,s),e(n,r,o+1,i+1,s),e(n,r,o+2,i+2,s),e(n,r,o+3,i+3,s)}}function zn(t){let e=Math.floor(t);if(e===t)return Ai(t);let n=t-e,r=2*t+1;return(o,i,s,l,c)=>{if(!((l-=c)>=s))return;let a=e*i[s],f=c*e,u=f+c;for(let h=s,d=s+f;h<d;h+=c)a+=i[Math.min(l,h)];for(let h=s,d=l;h<=d;h+=c)a+=i[Math.min(l,h+f)],o[h]=(a+n*(i[Math.max(s,h-u)]+i[Math.min(l,h+u)]))/r,a-=i[Math.max(s,h-f)]}}function Ai(t){let e=2*t+1;return(n,r,o,i,s)=>{if(!((i-=s)>=o))return;let l=t*r[o],c=s*t;for(let a=o,f=o+c;a<f;a+=s)l+=r[Math.min(i,a)];for(let a=o,f=i;a<=f;a+=s)l+=r[Math.min(i,a+c)],n[a]=l/e,l-=r[Math.max(o,a-c)]}}function Si(t,e){let n=0;if(e===void 0)for(let r of t)r!=null&&(r=+r)>=r&&++n;else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&(o=+o)>=o&&++n}return n}function Fn(t,e){let n,r;if(e===void 0)for(let o of t)o!=null&&(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)));else{let o=-1;for(let i of t)(i=e(i,++o,t))!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)))}return[n,r]}var Ni=Array.prototype,pl=Ni.slice;var Ei=Math.sqrt(50),Ci=Math.sqrt(10),qi=Math.sqrt(2);function ne(t,e,n){let r=(e-t)/Math.max(0,n),o=Math.floor(Math.log10(r)),i=r/Math.pow(10,o),s=i>=Ei?10:i>=Ci?5:i>=qi?2:1,l,c,a;return o<0?(a=Math.pow(10,-o)/s,l=Math.round(t*a),c=Math.round(e*a),l/a<t&&++l,c/a>e&&--c,a=-a):(a=Math.pow(10,o)*s,l=Math.round(t/a),c=Math.round(e/a),l*a<t&&++l,c*a>e&&--c),c<l&&.5<=n&&n<2?ne(t,e,n*2):[l,c,a]}function re(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let r=e<t,[o,i,s]=r?ne(e,t,n):ne(t,e,n);if(!(i>=o))return[];let l=i-o+1,c=new Array(l);if(r)if(s<0)for(let a=0;a<l;++a)c[a]=(i-a)/-s;else for(let a=0;a<l;++a)c[a]=(i-a)*s;else if(s<0)for(let a=0;a<l;++a)c[a]=(o+a)/-s;else for(let a=0;a<l;++a)c[a]=(o+a)*s;return c}function Vt(t,e,n){return e=+e,t=+t,n=+n,ne(t,e,n)[2]}function In(t,e,n){e=+e,t=+t,n=+n;let r=e<t,o=r?Vt(e,t,n):Vt(t,e,n);return(r?-1:1)*(o<0?1/-o:o)}function Pn(t,e,n){let r;for(;;){let o=Vt(t,e,n);if(o===r||o===0||!isFinite(o))return[t,e];if(o>0){let i=Math.ceil(t/o),s=Math.floor(e/o);t=(i-(i*o>t))*o,e=(s+(s*o<e))*o}else if(o<0){let i=-o,s=Math.ceil(t*i),l=Math.floor(e*i);t=(s-(s/i>t))/i,e=(l+(l/i<e))/i}r=o}}function Vn(t){return Math.max(1,Math.ceil(Math.log(Si(t))/Math.LN2)+1)}var ml=Li(Math.random);function Li(t){return function(n,r=0,o=n.length){let i=o-(r=+r);for(;i;){let s=t()*i--|0,l=n[i+r];n[i+r]=n[s+r],n[s+r]=l}return n}}function Bn(t,e){switch(arguments.length){case 0:break;case 1:this.range(t);break;default:this.range(e).domain(t);break}return this}function Nt(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function Xt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function ct(){}var mt=.7,St=1/mt,$t="\\s*([+-]?\\d+)\\s*",Bt="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",nt="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",Oi=/^#([0-9a-f]{3,8})$/,Ri=new RegExp(`^rgb\\(${$t},${$t},${$t}\\)$`),Ti=new RegExp(`^rgb\\(${nt},${nt},${nt}\\)$`),zi=new RegExp(`^rgba\\(${$t},${$t},${$t},${Bt}\\)$`),Fi=new RegExp(`^rgba\\(${nt},${nt},${nt},${Bt}\\)$`),Ii=new RegExp(`^hsl\\(${Bt},${nt},${nt}\\)$`),Pi=new RegExp(`^hsla\\(${Bt},${nt},${nt},${Bt}\\)$`),Dn={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};Nt(ct,Et,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:Xn,formatHex:Xn,formatHex8:Vi,formatHsl:Bi,formatRgb:Hn,toString:Hn});function Xn(){return this.rgb().formatHex()}function Vi(){return this.rgb().formatHex8()}function Bi(){return Jn(this).formatHsl()}function Hn(){return this.rgb().formatRgb()}function Et(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=Oi.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?jn(e):n===3?new P(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?oe(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?oe(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=Ri.exec(t))?new P(e[1],e[2],e[3],1):(e=Ti.exec(t))?new P(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=zi.exec(t))?oe(e[1],e[2],e[3],e[4]):(e=Fi.exec(t))?oe(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Ii.exec(t))?Gn(e[1],e[2]/100,e[3]/100,1):(e=Pi.exec(t))?Gn(e[1],e[2]/100,e[3]/100,e[4]):Dn.hasOwnProperty(t)?jn(Dn[t]):t==="transparent"?new P(NaN,NaN,NaN,0):null}function jn(t){return new P(t>>16&255,t>>8&255,t&255,1)}function oe(t,e,n,r){return r<=0&&(t=e=n=NaN),new P(t,e,n,r)}function Ue(t){return t instanceof ct||(t=Et(t)),t?(t=t.rgb(),new P(t.r,t.g,t.b,t.opacity)):new P}function Ht(t,e,n,r){return arguments.length===1?Ue(t):new P(t,e,n,r??1)}function P(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}Nt(P,Ht,Xt(ct,{brighter(t){return t=t==null?St:Math.pow(St,t),new P(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?mt:Math.pow(mt,t),new P(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new P(dt(this.r),dt(this.g),dt(this.b),ae(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:Yn,formatHex:Yn,formatHex8:Di,formatRgb:Un,toString:Un}));function Yn(){return`#${ht(this.r)}${ht(this.g)}${ht(this.b)}`}function Di(){return`#${ht(this.r)}${ht(this.g)}${ht(this.b)}${ht((isNaN(this.opacity)?1:this.opacity)*255)}`}function Un(){let t=ae(this.opacity);return`${t===1?"rgb(":"rgba("}${dt(this.r)}, ${dt(this.g)}, ${dt(this.b)}${t===1?")":`, ${t})`}`}function ae(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function dt(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function ht(t){return t=dt(t),(t<16?"0":"")+t.toString(16)}function Gn(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new tt(t,e,n,r)}function Jn(t){if(t instanceof tt)return new tt(t.h,t.s,t.l,t.opacity);if(t instanceof ct||(t=Et(t)),!t)return new tt;if(t instanceof tt)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,o=Math.min(e,n,r),i=Math.max(e,n,r),s=NaN,l=i-o,c=(i+o)/2;return l?(e===i?s=(n-r)/l+(n<r)*6:n===i?s=(r-e)/l+2:s=(e-n)/l+4,l/=c<.5?i+o:2-i-o,s*=60):l=c>0&&c<1?0:s,new tt(s,l,c,t.opacity)}function le(t,e,n,r){return arguments.length===1?Jn(t):new tt(t,e,n,r??1)}function tt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Nt(tt,le,Xt(ct,{brighter(t){return t=t==null?St:Math.pow(St,t),new tt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?mt:Math.pow(mt,t),new tt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,o=2*n-r;return new P(De(t>=240?t-240:t+120,o,r),De(t,o,r),De(t<120?t+240:t-120,o,r),this.opacity)},clamp(){return new tt(Wn(this.h),ie(this.s),ie(this.l),ae(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=ae(this.opacity);return`${t===1?"hsl(":"hsla("}${Wn(this.h)}, ${ie(this.s)*100}%, ${ie(this.l)*100}%${t===1?")":`, ${t})`}`}}));function Wn(t){return t=(t||0)%360,t<0?t+360:t}function ie(t){return Math.max(0,Math.min(1,t||0))}function De(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var tr=Math.PI/180,er=180/Math.PI,se=18,nr=.96422,rr=1,or=.82521,ir=4/29,At=6/29,ar=3*At*At,Xi=At*At*At;function sr(t){if(t instanceof rt)return new rt(t.l,t.a,t.b,t.opacity);if(t instanceof it)return cr(t);t instanceof P||(t=Ue(t));var e=Ye(t.r),n=Ye(t.g),r=Ye(t.b),o=Xe((.2225045*e+.7168786*n+.0606169*r)/rr),i,s;return e===n&&n===r?i=s=o:(i=Xe((.4360747*e+.3850649*n+.1430804*r)/nr),s=Xe((.0139322*e+.0971045*n+.7141733*r)/or)),new rt(116*o-16,500*(i-o),200*(o-s),t.opacity)}function lr(t,e,n,r){return arguments.length===1?sr(t):new rt(t,e,n,r??1)}function rt(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}Nt(rt,lr,Xt(ct,{brighter(t){return new rt(this.l+se*(t??1),this.a,this.b,this.opacity)},darker(t){return new rt(this.l-se*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=nr*He(e),t=rr*He(t),n=or*He(n),new P(je(3.1338561*e-1.6168667*t-.4906146*n),je(-.9787684*e+1.9161415*t+.033454*n),je(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function Xe(t){return t>Xi?Math.pow(t,1/3):t/ar+ir}function He(t){return t>At?t*t*t:ar*(t-ir)}function je(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function Ye(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function Hi(t){if(t instanceof it)return new it(t.h,t.c,t.l,t.opacity);if(t instanceof rt||(t=sr(t)),t.a===0&&t.b===0)return new it(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*er;return new it(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function ce(t,e,n,r){return arguments.length===1?Hi(t):new it(t,e,n,r??1)}function it(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function cr(t){if(isNaN(t.h))return new rt(t.l,0,0,t.opacity);var e=t.h*tr;return new rt(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}Nt(it,ce,Xt(ct,{brighter(t){return new it(this.h,this.c,this.l+se*(t??1),this.opacity)},darker(t){return new it(this.h,this.c,this.l-se*(t??1),this.opacity)},rgb(){return cr(this).rgb()}}));var fr=-.14861,Ge=1.78277,We=-.29227,fe=-.90649,Dt=1.97294,Zn=Dt*fe,Qn=Dt*Ge,Kn=Ge*We-fe*fr;function ji(t){if(t instanceof pt)return new pt(t.h,t.s,t.l,t.opacity);t instanceof P||(t=Ue(t));var e=t.r/255,n=t.g/255,r=t.b/255,o=(Kn*r+Zn*e-Qn*n)/(Kn+Zn-Qn),i=r-o,s=(Dt*(n-o)-We*i)/fe,l=Math.sqrt(s*s+i*i)/(Dt*o*(1-o)),c=l?Math.atan2(s,i)*er-120:NaN;return new pt(c<0?c+360:c,l,o,t.opacity)}function ue(t,e,n,r){return arguments.length===1?ji(t):new pt(t,e,n,r??1)}function pt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Nt(pt,ue,Xt(ct,{brighter(t){return t=t==null?St:Math.pow(St,t),new pt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?mt:Math.pow(mt,t),new pt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*tr,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),o=Math.sin(t);return new P(255*(e+n*(fr*r+Ge*o)),255*(e+n*(We*r+fe*o)),255*(e+n*(Dt*r)),this.opacity)}}));function pr(t,e,n,r,o){var i=t*t,s=i*t;return((1-3*t+3*i-s)*e+(4-6*i+3*s)*n+(1+3*t+3*i-3*s)*r+s*o)/6}function Yi(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),o=t[r],i=t[r+1],s=r>0?t[r-1]:2*o-i,l=r<e-1?t[r+2]:2*i-o;return pr((n-r/e)*e,s,o,i,l)}}function Ui(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),o=t[(r+e-1)%e],i=t[r%e],s=t[(r+1)%e],l=t[(r+2)%e];return pr((n-r/e)*e,o,i,s,l)}}var de=t=>()=>t;function mr(t,e){return function(n){return t+n*e}}function Gi(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function Je(t,e){var n=e-t;return n?mr(t,n>180||n<-180?n-360*Math.round(n/360):n):de(isNaN(t)?e:t)}function Wi(t){return(t=+t)==1?H:function(e,n){return n-e?Gi(e,n,t):de(isNaN(e)?n:e)}}function H(t,e){var n=e-t;return n?mr(t,n):de(isNaN(t)?e:t)}var ur=(function t(e){var n=Wi(e);function r(o,i){var s=n((o=Ht(o)).r,(i=Ht(i)).r),l=n(o.g,i.g),c=n(o.b,i.b),a=H(o.opacity,i.opacity);return function(f){return o.r=s(f),o.g=l(f),o.b=c(f),o.opacity=a(f),o+""}}return r.gamma=t,r})(1);function gr(t){return function(e){var n=e.length,r=new Array(n),o=new Array(n),i=new Array(n),s,l;for(s=0;s<n;++s)l=Ht(e[s]),r[s]=l.r||0,o[s]=l.g||0,i[s]=l.b||0;return r=t(r),o=t(o),i=t(i),l.opacity=1,function(c){return l.r=r(c),l.g=o(c),l.b=i(c),l+""}}}var wl=gr(Yi),vl=gr(Ui);function Zi(t,e){e||(e=[]);var n=t?Math.min(e.length,t.length):0,r=e.slice(),o;return function(i){for(o=0;o<n;++o)r[o]=t[o]*(1-i)+e[o]*i;return r}}function Qi(t){return ArrayBuffer.isView(t)&&!(t instanceof DataView)}function Ki(t,e){var n=e?e.length:0,r=t?Math.min(n,t.length):0,o=new Array(r),i=new Array(n),s;for(s=0;s<r;++s)o[s]=pe(t[s],e[s]);for(;s<n;++s)i[s]=e[s];return function(l){for(s=0;s<r;++s)i[s]=o[s](l);return i}}function Ji(t,e){var n=new Date;return t=+t,e=+e,function(r){return n.setTime(t*(1-r)+e*r),n}}function et(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}function ta(t,e){var n={},r={},o;(t===null||typeof t!="object")&&(t={}),(e===null||typeof e!="object")&&(e={});for(o in e)o in t?n[o]=pe(t[o],e[o]):r[o]=e[o];return function(i){for(o in n)r[o]=n[o](i);return r}}var Qe=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,Ze=new RegExp(Qe.source,"g");function ea(t){return function(){return t}}function na(t){return function(e){return t(e)+""}}function ra(t,e){var n=Qe.lastIndex=Ze.lastIndex=0,r,o,i,s=-1,l=[],c=[];for(t=t+"",e=e+"";(r=Qe.exec(t))&&(o=Ze.exec(e));)(i=o.index)>n&&(i=e.slice(n,i),l[s]?l[s]+=i:l[++s]=i),(r=r[0])===(o=o[0])?l[s]?l[s]+=o:l[++s]=o:(l[++s]=null,c.push({i:s,x:et(r,o)})),n=Ze.lastIndex;return n<e.length&&(i=e.slice(n),l[s]?l[s]+=i:l[++s]=i),l.length<2?c[0]?na(c[0].x):ea(e):(e=c.length,function(a){for(var f=0,u;f<e;++f)l[(u=c[f]).i]=u.x(a);return l.join("")})}function pe(t,e){var n=typeof e,r;return e==null||n==="boolean"?de(e):(n==="number"?et:n==="string"?(r=Et(e))?(e=r,ur):ra:e instanceof Et?ur:e instanceof Date?Ji:Qi(e)?Zi:Array.isArray(e)?Ki:typeof e.valueOf!="function"&&typeof e.toString!="function"||isNaN(e)?ta:et)(t,e)}function xr(t,e){return t=+t,e=+e,function(n){return Math.round(t*(1-n)+e*n)}}var hr=180/Math.PI,Ke={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function br(t,e,n,r,o,i){var s,l,c;return(s=Math.sqrt(t*t+e*e))&&(t/=s,e/=s),(c=t*n+e*r)&&(n-=t*c,r-=e*c),(l=Math.sqrt(n*n+r*r))&&(n/=l,r/=l,c/=l),t*r<e*n&&(t=-t,e=-e,c=-c,s=-s),{translateX:o,translateY:i,rotate:Math.atan2(e,t)*hr,skewX:Math.atan(c)*hr,scaleX:s,scaleY:l}}var he;function oa(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?Ke:br(e.a,e.b,e.c,e.d,e.e,e.f)}function ia(t){return t==null||(he||(he=document.createElementNS("http://www.w3.org/2000/svg","g")),he.setAttribute("transform",t),!(t=he.transform.baseVal.consolidate()))?Ke:(t=t.matrix,br(t.a,t.b,t.c,t.d,t.e,t.f))}function yr(t,e,n,r){function o(a){return a.length?a.pop()+" ":""}function i(a,f,u,h,d,p){if(a!==u||f!==h){var m=d.push("translate(",null,e,null,n);p.push({i:m-4,x:et(a,u)},{i:m-2,x:et(f,h)})}else(u||h)&&d.push("translate("+u+e+h+n)}function s(a,f,u,h){a!==f?(a-f>180?f+=360:f-a>180&&(a+=360),h.push({i:u.push(o(u)+"rotate(",null,r)-2,x:et(a,f)})):f&&u.push(o(u)+"rotate("+f+r)}function l(a,f,u,h){a!==f?h.push({i:u.push(o(u)+"skewX(",null,r)-2,x:et(a,f)}):f&&u.push(o(u)+"skewX("+f+r)}function c(a,f,u,h,d,p){if(a!==u||f!==h){var m=d.push(o(d)+"scale(",null,",",null,")");p.push({i:m-4,x:et(a,u)},{i:m-2,x:et(f,h)})}else(u!==1||h!==1)&&d.push(o(d)+"scale("+u+","+h+")")}return function(a,f){var u=[],h=[];return a=t(a),f=t(f),i(a.translateX,a.translateY,f.translateX,f.translateY,u,h),s(a.rotate,f.rotate,u,h),l(a.skewX,f.skewX,u,h),c(a.scaleX,a.scaleY,f.scaleX,f.scaleY,u,h),a=f=null,function(d){for(var p=-1,m=h.length,b;++p<m;)u[(b=h[p]).i]=b.x(d);return u.join("")}}}var kl=yr(oa,"px, ","px)","deg)"),Ml=yr(ia,", ",")",")"),aa=1e-12;function dr(t){return((t=Math.exp(t))+1/t)/2}function sa(t){return((t=Math.exp(t))-1/t)/2}function la(t){return((t=Math.exp(2*t))-1)/(t+1)}var _l=(function t(e,n,r){function o(i,s){var l=i[0],c=i[1],a=i[2],f=s[0],u=s[1],h=s[2],d=f-l,p=u-c,m=d*d+p*p,b,g;if(m<aa)g=Math.log(h/a)/e,b=function(M){return[l+M*d,c+M*p,a*Math.exp(e*M*g)]};else{var y=Math.sqrt(m),w=(h*h-a*a+r*m)/(2*a*n*y),x=(h*h-a*a-r*m)/(2*h*n*y),v=Math.log(Math.sqrt(w*w+1)-w),k=Math.log(Math.sqrt(x*x+1)-x);g=(k-v)/e,b=function(M){var C=M*g,E=dr(v),_=a/(n*y)*(E*la(e*C+v)-sa(v));return[l+_*d,c+_*p,a*E/dr(e*C+v)]}}return b.duration=Math.abs(g)*1e3*e/Math.SQRT2,b}return o.rho=function(i){var s=Math.max(.001,+i),l=s*s,c=l*l;return t(s,l,c)},o})(Math.SQRT2,2,4);function wr(t){return function(e,n){var r=t((e=le(e)).h,(n=le(n)).h),o=H(e.s,n.s),i=H(e.l,n.l),s=H(e.opacity,n.opacity);return function(l){return e.h=r(l),e.s=o(l),e.l=i(l),e.opacity=s(l),e+""}}}var $l=wr(Je),Al=wr(H);function vr(t){return function(e,n){var r=t((e=ce(e)).h,(n=ce(n)).h),o=H(e.c,n.c),i=H(e.l,n.l),s=H(e.opacity,n.opacity);return function(l){return e.h=r(l),e.c=o(l),e.l=i(l),e.opacity=s(l),e+""}}}var Sl=vr(Je),Nl=vr(H);function kr(t){return(function e(n){n=+n;function r(o,i){var s=t((o=ue(o)).h,(i=ue(i)).h),l=H(o.s,i.s),c=H(o.l,i.l),a=H(o.opacity,i.opacity);return function(f){return o.h=s(f),o.s=l(f),o.l=c(Math.pow(f,n)),o.opacity=a(f),o+""}}return r.gamma=e,r})(1)}var El=kr(Je),Cl=kr(H);function tn(t){return function(){return t}}function en(t){return+t}var Mr=[0,1];function Ct(t){return t}function nn(t,e){return(e-=t=+t)?function(n){return(n-t)/e}:tn(isNaN(e)?NaN:.5)}function ca(t,e){var n;return t>e&&(n=t,t=e,e=n),function(r){return Math.max(t,Math.min(e,r))}}function fa(t,e,n){var r=t[0],o=t[1],i=e[0],s=e[1];return o<r?(r=nn(o,r),i=n(s,i)):(r=nn(r,o),i=n(i,s)),function(l){return i(r(l))}}function ua(t,e,n){var r=Math.min(t.length,e.length)-1,o=new Array(r),i=new Array(r),s=-1;for(t[r]<t[0]&&(t=t.slice().reverse(),e=e.slice().reverse());++s<r;)o[s]=nn(t[s],t[s+1]),i[s]=n(e[s],e[s+1]);return function(l){var c=Rn(t,l,1,r)-1;return i[c](o[c](l))}}function _r(t,e){return e.domain(t.domain()).range(t.range()).interpolate(t.interpolate()).clamp(t.clamp()).unknown(t.unknown())}function ha(){var t=Mr,e=Mr,n=pe,r,o,i,s=Ct,l,c,a;function f(){var h=Math.min(t.length,e.length);return s!==Ct&&(s=ca(t[0],t[h-1])),l=h>2?ua:fa,c=a=null,u}function u(h){return h==null||isNaN(h=+h)?i:(c||(c=l(t.map(r),e,n)))(r(s(h)))}return u.invert=function(h){return s(o((a||(a=l(e,t.map(r),et)))(h)))},u.domain=function(h){return arguments.length?(t=Array.from(h,en),f()):t.slice()},u.range=function(h){return arguments.length?(e=Array.from(h),f()):e.slice()},u.rangeRound=function(h){return e=Array.from(h),n=xr,f()},u.clamp=function(h){return arguments.length?(s=h?!0:Ct,f()):s!==Ct},u.interpolate=function(h){return arguments.length?(n=h,f()):n},u.unknown=function(h){return arguments.length?(i=h,u):i},function(h,d){return r=h,o=d,f()}}function rn(){return ha()(Ct,Ct)}function da(t){return Math.abs(t=Math.round(t))>=1e21?t.toLocaleString("en").replace(/,/g,""):t.toString(10)}function ge(t,e){if(!isFinite(t)||t===0)return null;var n=(t=e?t.toExponential(e-1):t.toExponential()).indexOf("e"),r=t.slice(0,n);return[r.length>1?r[0]+r.slice(2):r,+t.slice(n+1)]}function qt(t){return t=ge(Math.abs(t)),t?t[1]:NaN}function pa(t,e){return function(n,r){for(var o=n.length,i=[],s=0,l=t[0],c=0;o>0&&l>0&&(c+l+1>r&&(l=Math.max(1,r-c)),i.push(n.substring(o-=l,o+l)),!((c+=l+1)>r));)l=t[s=(s+1)%t.length];return i.reverse().join(e)}}function ma(t){return function(e){return e.replace(/[0-9]/g,function(n){return t[+n]})}}var ga=/^(?:(.)?([<>=^]))?([+\-( ])?([$#])?(0)?(\d+)?(,)?(\.\d+)?(~)?([a-z%])?$/i;function jt(t){if(!(e=ga.exec(t)))throw new Error("invalid format: "+t);var e;return new on({fill:e[1],align:e[2],sign:e[3],symbol:e[4],zero:e[5],width:e[6],comma:e[7],precision:e[8]&&e[8].slice(1),trim:e[9],type:e[10]})}jt.prototype=on.prototype;function on(t){this.fill=t.fill===void 0?" ":t.fill+"",this.align=t.align===void 0?">":t.align+"",this.sign=t.sign===void 0?"-":t.sign+"",this.symbol=t.symbol===void 0?"":t.symbol+"",this.zero=!!t.zero,this.width=t.width===void 0?void 0:+t.width,this.comma=!!t.comma,this.precision=t.precision===void 0?void 0:+t.precision,this.trim=!!t.trim,this.type=t.type===void 0?"":t.type+""}on.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};function xa(t){t:for(var e=t.length,n=1,r=-1,o;n<e;++n)switch(t[n]){case".":r=o=n;break;case"0":r===0&&(r=n),o=n;break;default:if(!+t[n])break t;r>0&&(r=0);break}return r>0?t.slice(0,r)+t.slice(o+1):t}var xe;function ba(t,e){var n=ge(t,e);if(!n)return xe=void 0,t.toPrecision(e);var r=n[0],o=n[1],i=o-(xe=Math.max(-8,Math.min(8,Math.floor(o/3)))*3)+1,s=r.length;return i===s?r:i>s?r+new Array(i-s+1).join("0"):i>0?r.slice(0,i)+"."+r.slice(i):"0."+new Array(1-i).join("0")+ge(t,Math.max(0,e+i-1))[0]}function $r(t,e){var n=ge(t,e);if(!n)return t+"";var r=n[0],o=n[1];return o<0?"0."+new Array(-o).join("0")+r:r.length>o+1?r.slice(0,o+1)+"."+r.slice(o+1):r+new Array(o-r.length+2).join("0")}var Ar={"%":(t,e)=>(t*100).toFixed(e),b:t=>Math.round(t).toString(2),c:t=>t+"",d:da,e:(t,e)=>t.toExponential(e),f:(t,e)=>t.toFixed(e),g:(t,e)=>t.toPrecision(e),o:t=>Math.round(t).toString(8),p:(t,e)=>$r(t*100,e),r:$r,s:ba,X:t=>Math.round(t).toString(16).toUpperCase(),x:t=>Math.round(t).toString(16)};function Sr(t){return t}var Nr=Array.prototype.map,Er=["y","z","a","f","p","n","µ","m","","k","M","G","T","P","E","Z","Y"];function ya(t){var e=t.grouping===void 0||t.thousands===void 0?Sr:pa(Nr.call(t.grouping,Number),t.thousands+""),n=t.currency===void 0?"":t.currency[0]+"",r=t.currency===void 0?"":t.currency[1]+"",o=t.decimal===void 0?".":t.decimal+"",i=t.numerals===void 0?Sr:ma(Nr.call(t.numerals,String)),s=t.percent===void 0?"%":t.percent+"",l=t.minus===void 0?"−":t.minus+"",c=t.nan===void 0?"NaN":t.nan+"";function a(u,h){u=jt(u);var d=u.fill,p=u.align,m=u.sign,b=u.symbol,g=u.zero,y=u.width,w=u.comma,x=u.precision,v=u.trim,k=u.type;k==="n"?(w=!0,k="g"):Ar[k]||(x===void 0&&(x=12),v=!0,k="g"),(g||d==="0"&&p==="=")&&(g=!0,d="0",p="=");var M=(h&&h.prefix!==void 0?h.prefix:"")+(b==="$"?n:b==="#"&&/[boxX]/.test(k)?"0"+k.toLowerCase():""),C=(b==="$"?r:/[%p]/.test(k)?s:"")+(h&&h.suffix!==void 0?h.suffix:""),E=Ar[k],_=/[defgprs%]/.test(k);x=x===void 0?6:/[gprs]/.test(k)?Math.max(1,Math.min(21,x)):Math.max(0,Math.min(20,x));function O(S){var A=M,q=C,R,T,j;if(k==="c")q=E(S)+q,S="";else{S=+S;var Q=S<0||1/S<0;if(S=isNaN(S)?c:E(Math.abs(S),x),v&&(S=xa(S)),Q&&+S==0&&m!=="+"&&(Q=!1),A=(Q?m==="("?m:l:m==="-"||m==="("?"":m)+A,q=(k==="s"&&!isNaN(S)&&xe!==void 0?Er[8+xe/3]:"")+q+(Q&&m==="("?")":""),_){for(R=-1,T=S.length;++R<T;)if(j=S.charCodeAt(R),48>j||j>57){q=(j===46?o+S.slice(R+1):S.slice(R))+q,S=S.slice(0,R);break}}}w&&!g&&(S=e(S,1/0));var Y=A.length+S.length+q.length,B=Y<y?new Array(y-Y+1).join(d):"";switch(w&&g&&(S=e(B+S,B.length?y-q.length:1/0),B=""),p){case"<":S=A+S+q+B;break;case"=":S=A+B+S+q;break;case"^":S=B.slice(0,Y=B.length>>1)+A+S+q+B.slice(Y);break;default:S=B+A+S+q;break}return i(S)}return O.toString=function(){return u+""},O}function f(u,h){var d=Math.max(-8,Math.min(8,Math.floor(qt(h)/3)))*3,p=Math.pow(10,-d),m=a((u=jt(u),u.type="f",u),{suffix:Er[8+d/3]});return function(b){return m(p*b)}}return{format:a,formatPrefix:f}}var me,an,sn;wa({thousands:",",grouping:[3],currency:["$",""]});function wa(t){return me=ya(t),an=me.format,sn=me.formatPrefix,me}function Cr(t){return Math.max(0,-qt(Math.abs(t)))}function qr(t,e){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(qt(e)/3)))*3-qt(Math.abs(t)))}function Lr(t,e){return t=Math.abs(t),e=Math.abs(e)-t,Math.max(0,qt(e)-qt(t))+1}function ln(t,e,n,r){var o=In(t,e,n),i;switch(r=jt(r??",f"),r.type){case"s":{var s=Math.max(Math.abs(t),Math.abs(e));return r.precision==null&&!isNaN(i=qr(o,s))&&(r.precision=i),sn(r,s)}case"":case"e":case"g":case"p":case"r":{r.precision==null&&!isNaN(i=Lr(o,Math.max(Math.abs(t),Math.abs(e))))&&(r.precision=i-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(i=Cr(o))&&(r.precision=i-(r.type==="%")*2);break}}return an(r)}function va(t){var e=t.domain;return t.ticks=function(n){var r=e();return re(r[0],r[r.length-1],n??10)},t.tickFormat=function(n,r){var o=e();return ln(o[0],o[o.length-1],n??10,r)},t.nice=function(n){n==null&&(n=10);var r=e(),o=0,i=r.length-1,s=r[o],l=r[i],c,a,f=10;for(l<s&&(a=s,s=l,l=a,a=o,o=i,i=a);f-- >0;){if(a=Vt(s,l,n),a===c)return r[o]=s,r[i]=l,e(r);if(a>0)s=Math.floor(s/a)*a,l=Math.ceil(l/a)*a;else if(a<0)s=Math.ceil(s*a)/a,l=Math.floor(l*a)/a;else break;c=a}return t},t}function Lt(){var t=rn();return t.copy=function(){return _r(t,Lt())},Bn.apply(t,arguments),va(t)}var be="http://www.w3.org/1999/xhtml",cn={svg:"http://www.w3.org/2000/svg",xhtml:be,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function ye(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),cn.hasOwnProperty(e)?{space:cn[e],local:t}:t}function ka(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===be&&e.documentElement.namespaceURI===be?e.createElement(t):e.createElementNS(n,t)}}function Ma(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function we(t){var e=ye(t);return(e.local?Ma:ka)(e)}function _a(){}function ve(t){return t==null?_a:function(){return this.querySelector(t)}}function Or(t){typeof t!="function"&&(t=ve(t));for(var e=this._groups,n=e.length,r=new Array(n),o=0;o<n;++o)for(var i=e[o],s=i.length,l=r[o]=new Array(s),c,a,f=0;f<s;++f)(c=i[f])&&(a=t.call(c,c.__data__,f,i))&&("__data__"in c&&(a.__data__=c.__data__),l[f]=a);return new z(r,this._parents)}function fn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function $a(){return[]}function Rr(t){return t==null?$a:function(){return this.querySelectorAll(t)}}function Aa(t){return function(){return fn(t.apply(this,arguments))}}function Tr(t){typeof t=="function"?t=Aa(t):t=Rr(t);for(var e=this._groups,n=e.length,r=[],o=[],i=0;i<n;++i)for(var s=e[i],l=s.length,c,a=0;a<l;++a)(c=s[a])&&(r.push(t.call(c,c.__data__,a,s)),o.push(c));return new z(r,o)}function zr(t){return function(){return this.matches(t)}}function ke(t){return function(e){return e.matches(t)}}var Sa=Array.prototype.find;function Na(t){return function(){return Sa.call(this.children,t)}}function Ea(){return this.firstElementChild}function Fr(t){return this.select(t==null?Ea:Na(typeof t=="function"?t:ke(t)))}var Ca=Array.prototype.filter;function qa(){return Array.from(this.children)}function La(t){return function(){return Ca.call(this.children,t)}}function Ir(t){return this.selectAll(t==null?qa:La(typeof t=="function"?t:ke(t)))}function Pr(t){typeof t!="function"&&(t=zr(t));for(var e=this._groups,n=e.length,r=new Array(n),o=0;o<n;++o)for(var i=e[o],s=i.length,l=r[o]=[],c,a=0;a<s;++a)(c=i[a])&&t.call(c,c.__data__,a,i)&&l.push(c);return new z(r,this._parents)}function Me(t){return new Array(t.length)}function Vr(){return new z(this._enter||this._groups.map(Me),this._parents)}function Yt(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Yt.prototype={constructor:Yt,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Br(t){return function(){return t}}function Oa(t,e,n,r,o,i){for(var s=0,l,c=e.length,a=i.length;s<a;++s)(l=e[s])?(l.__data__=i[s],r[s]=l):n[s]=new Yt(t,i[s]);for(;s<c;++s)(l=e[s])&&(o[s]=l)}function Ra(t,e,n,r,o,i,s){var l,c,a=new Map,f=e.length,u=i.length,h=new Array(f),d;for(l=0;l<f;++l)(c=e[l])&&(h[l]=d=s.call(c,c.__data__,l,e)+"",a.has(d)?o[l]=c:a.set(d,c));for(l=0;l<u;++l)d=s.call(t,i[l],l,i)+"",(c=a.get(d))?(r[l]=c,c.__data__=i[l],a.delete(d)):n[l]=new Yt(t,i[l]);for(l=0;l<f;++l)(c=e[l])&&a.get(h[l])===c&&(o[l]=c)}function Ta(t){return t.__data__}function Dr(t,e){if(!arguments.length)return Array.from(this,Ta);var n=e?Ra:Oa,r=this._parents,o=this._groups;typeof t!="function"&&(t=Br(t));for(var i=o.length,s=new Array(i),l=new Array(i),c=new Array(i),a=0;a<i;++a){var f=r[a],u=o[a],h=u.length,d=za(t.call(f,f&&f.__data__,a,r)),p=d.length,m=l[a]=new Array(p),b=s[a]=new Array(p),g=c[a]=new Array(h);n(f,u,m,b,g,d,e);for(var y=0,w=0,x,v;y<p;++y)if(x=m[y]){for(y>=w&&(w=y+1);!(v=b[w])&&++w<p;);x._next=v||null}}return s=new z(s,r),s._enter=l,s._exit=c,s}function za(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Xr(){return new z(this._exit||this._groups.map(Me),this._parents)}function Hr(t,e,n){var r=this.enter(),o=this,i=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(o=e(o),o&&(o=o.selection())),n==null?i.remove():n(i),r&&o?r.merge(o).order():o}function jr(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,o=n.length,i=r.length,s=Math.min(o,i),l=new Array(o),c=0;c<s;++c)for(var a=n[c],f=r[c],u=a.length,h=l[c]=new Array(u),d,p=0;p<u;++p)(d=a[p]||f[p])&&(h[p]=d);for(;c<o;++c)l[c]=n[c];return new z(l,this._parents)}function Yr(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],o=r.length-1,i=r[o],s;--o>=0;)(s=r[o])&&(i&&s.compareDocumentPosition(i)^4&&i.parentNode.insertBefore(s,i),i=s);return this}function Ur(t){t||(t=Fa);function e(u,h){return u&&h?t(u.__data__,h.__data__):!u-!h}for(var n=this._groups,r=n.length,o=new Array(r),i=0;i<r;++i){for(var s=n[i],l=s.length,c=o[i]=new Array(l),a,f=0;f<l;++f)(a=s[f])&&(c[f]=a);c.sort(e)}return new z(o,this._parents).order()}function Fa(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Gr(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Wr(){return Array.from(this)}function Zr(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],o=0,i=r.length;o<i;++o){var s=r[o];if(s)return s}return null}function Qr(){let t=0;for(let e of this)++t;return t}function Kr(){return!this.node()}function Jr(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var o=e[n],i=0,s=o.length,l;i<s;++i)(l=o[i])&&t.call(l,l.__data__,i,o);return this}function Ia(t){return function(){this.removeAttribute(t)}}function Pa(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Va(t,e){return function(){this.setAttribute(t,e)}}function Ba(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Da(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Xa(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function to(t,e){var n=ye(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Pa:Ia:typeof e=="function"?n.local?Xa:Da:n.local?Ba:Va)(n,e))}function _e(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ha(t){return function(){this.style.removeProperty(t)}}function ja(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Ya(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function eo(t,e,n){return arguments.length>1?this.each((e==null?Ha:typeof e=="function"?Ya:ja)(t,e,n??"")):Ua(this.node(),t)}function Ua(t,e){return t.style.getPropertyValue(e)||_e(t).getComputedStyle(t,null).getPropertyValue(e)}function Ga(t){return function(){delete this[t]}}function Wa(t,e){return function(){this[t]=e}}function Za(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function no(t,e){return arguments.length>1?this.each((e==null?Ga:typeof e=="function"?Za:Wa)(t,e)):this.node()[t]}function ro(t){return t.trim().split(/^|\s+/)}function un(t){return t.classList||new oo(t)}function oo(t){this._node=t,this._names=ro(t.getAttribute("class")||"")}oo.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function io(t,e){for(var n=un(t),r=-1,o=e.length;++r<o;)n.add(e[r])}function ao(t,e){for(var n=un(t),r=-1,o=e.length;++r<o;)n.remove(e[r])}function Qa(t){return function(){io(this,t)}}function Ka(t){return function(){ao(this,t)}}function Ja(t,e){return function(){(e.apply(this,arguments)?io:ao)(this,t)}}function so(t,e){var n=ro(t+"");if(arguments.length<2){for(var r=un(this.node()),o=-1,i=n.length;++o<i;)if(!r.contains(n[o]))return!1;return!0}return this.each((typeof e=="function"?Ja:e?Qa:Ka)(n,e))}function ts(){this.textContent=""}function es(t){return function(){this.textContent=t}}function ns(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function lo(t){return arguments.length?this.each(t==null?ts:(typeof t=="function"?ns:es)(t)):this.node().textContent}function rs(){this.innerHTML=""}function os(t){return function(){this.innerHTML=t}}function is(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function co(t){return arguments.length?this.each(t==null?rs:(typeof t=="function"?is:os)(t)):this.node().innerHTML}function as(){this.nextSibling&&this.parentNode.appendChild(this)}function fo(){return this.each(as)}function ss(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function uo(){return this.each(ss)}function ho(t){var e=typeof t=="function"?t:we(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function ls(){return null}function po(t,e){var n=typeof t=="function"?t:we(t),r=e==null?ls:typeof e=="function"?e:ve(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function cs(){var t=this.parentNode;t&&t.removeChild(this)}function mo(){return this.each(cs)}function fs(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function us(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function go(t){return this.select(t?us:fs)}function xo(t){return arguments.length?this.property("__data__",t):this.node().__data__}function hs(t){return function(e){t.call(this,e,this.__data__)}}function ds(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function ps(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,o=e.length,i;n<o;++n)i=e[n],(!t.type||i.type===t.type)&&i.name===t.name?this.removeEventListener(i.type,i.listener,i.options):e[++r]=i;++r?e.length=r:delete this.__on}}}function ms(t,e,n){return function(){var r=this.__on,o,i=hs(e);if(r){for(var s=0,l=r.length;s<l;++s)if((o=r[s]).type===t.type&&o.name===t.name){this.removeEventListener(o.type,o.listener,o.options),this.addEventListener(o.type,o.listener=i,o.options=n),o.value=e;return}}this.addEventListener(t.type,i,n),o={type:t.type,name:t.name,value:e,listener:i,options:n},r?r.push(o):this.__on=[o]}}function bo(t,e,n){var r=ds(t+""),o,i=r.length,s;if(arguments.length<2){var l=this.node().__on;if(l){for(var c=0,a=l.length,f;c<a;++c)for(o=0,f=l[c];o<i;++o)if((s=r[o]).type===f.type&&s.name===f.name)return f.value}return}for(l=e?ms:ps,o=0;o<i;++o)this.each(l(r[o],e,n));return this}function yo(t,e,n){var r=_e(t),o=r.CustomEvent;typeof o=="function"?o=new o(e,n):(o=r.document.createEvent("Event"),n?(o.initEvent(e,n.bubbles,n.cancelable),o.detail=n.detail):o.initEvent(e,!1,!1)),t.dispatchEvent(o)}function gs(t,e){return function(){return yo(this,t,e)}}function xs(t,e){return function(){return yo(this,t,e.apply(this,arguments))}}function wo(t,e){return this.each((typeof e=="function"?xs:gs)(t,e))}function*vo(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],o=0,i=r.length,s;o<i;++o)(s=r[o])&&(yield s)}var hn=[null];function z(t,e){this._groups=t,this._parents=e}function bs(){return new z([[document.documentElement]],hn)}function ys(){return this}z.prototype=bs.prototype={constructor:z,select:Or,selectAll:Tr,selectChild:Fr,selectChildren:Ir,filter:Pr,data:Dr,enter:Vr,exit:Xr,join:Hr,merge:jr,selection:ys,order:Yr,sort:Ur,call:Gr,nodes:Wr,node:Zr,size:Qr,empty:Kr,each:Jr,attr:to,style:eo,property:no,classed:so,text:lo,html:co,raise:fo,lower:uo,append:ho,insert:po,remove:mo,clone:go,datum:xo,on:bo,dispatch:wo,[Symbol.iterator]:vo};function $e(t){return typeof t=="string"?new z([[document.querySelector(t)]],[document.documentElement]):new z([[t]],hn)}var ft={top:10,right:18,bottom:34,left:44};function G({title:t,x:e,y:n,ratio:r,top:o=ft.top,onresize:i}){let s=Lt(),l=Lt(),c=D("clip"),a=N("rect"),f=N("g",{"clip-path":`url(#${c})`}),u=N("g"),h=N("g",{class:"axis"}),d=N("g",{class:"axis"}),p=N("text",{class:"axis-label","text-anchor":"end"},e),m=N("text",{class:"axis-label"},n),b=N("svg",{role:"img","aria-label":t},N("defs",{},N("clipPath",{id:c},a)),f,h,d,p,m,u),g={node:b,back:f,front:u,x:s,y:l,width:0,height:0,axes(){let w=Math.max(2,Math.round(g.width/70));$e(h).call(Ve(s).ticks(w,"~r").tickSize(4)),$e(d).call(Be(l).ticks(Math.max(2,Math.round(g.height/55)),"~r").tickSize(4))},fit(){let w=Math.round(b.parentElement?.clientWidth||0);if(w<60)return!1;if(w===g.width)return!0;let x=Math.round(w*r);Object.assign(g,{width:w,height:x});let v=w-ft.right,k=x-ft.bottom;return b.setAttribute("viewBox",`0 0 ${w} ${x}`),s.range([ft.left,v]),l.range([k,o]),L(a,{x:ft.left,y:o,width:v-ft.left,height:k-o}),L(h,{transform:`translate(0,${k})`}),L(d,{transform:`translate(${ft.left},0)`}),L(p,{x:v,y:x-3}),L(m,{x:ft.left+5,y:o+9}),!0},remove:()=>y.disconnect()},y=new ResizeObserver(i);return y.observe(b),g}function L(t,e){for(let[n,r]of Object.entries(e))t.setAttribute(n,String(r))}function Ut(t){let e=G({title:"Data, probability and boundary",x:"x₁",y:"x₂",ratio:.92,top:24,onresize:t}),n=D("probability"),r=N("linearGradient",{id:n,gradientUnits:"userSpaceOnUse"}),o=N("rect",{width:"100%",height:"100%",fill:`url(#${n})`}),i=N("path",{class:"boundary"}),s=N("g"),l=N("g",{class:"legend"});e.back.append(r,o,s,i),e.front.append(l);let c,a=[],f=0;function u(d){let p=g=>{let y=d.X.filter((v,k)=>k%2===g),[w,x]=[Math.min(...y),Math.max(...y)];return[w-.06*(x-w),x+.06*(x-w)]};e.x.domain(d.domain??p(0)),e.y.domain(d.domain??p(1)),d.sameUnits&&ws(e),e.axes();let m=d.n>400?.75:1;a=Array.from(d.y,(g,y)=>Ot(g,e.x(d.X[2*y]),e.y(d.X[2*y+1]),m)),s.replaceChildren(...a);let b=[[0,"","class 0"],[1,"","class 1"],[1,"wrong","wrong side"]];l.replaceChildren(...b.flatMap(([g,y,w],x)=>{let v=Ot(g,52+84*x,10,1.1);return y&&v.classList.add(y),[v,N("text",{x:62+84*x,y:14},w)]})),c=d,f=e.width}function h({data:d,theta:p,level:m=0}){(c!==d||f!==e.width)&&u(d),a.forEach((v,k)=>{let M=U(p,d,k)>m!=(d.y[k]===1);v.classList.contains("wrong")!==M&&v.classList.toggle("wrong",M)});let b=dn(e,p);if(o.setAttribute("visibility",b?"visible":"hidden"),i.setAttribute("visibility",b?"visible":"hidden"),!b)return;let[g,y]=b.at(-6),[w,x]=b.at(6);L(r,{x1:g,y1:y,x2:w,y2:x}),r.firstChild||r.append(...vs()),i.setAttribute("d",b.line(m))}return{node:e.node,fit:e.fit,draw:h,remove:e.remove,frame:e}}function dn({x:t,y:e,width:n,height:r},o){let[i,s]=[t.invert(0),e.invert(0)],l=o[0]*(t.invert(1)-i),c=o[1]*(e.invert(1)-s),a=o[0]*i+o[1]*s+o[2],f=l*l+c*c;if(!f)return;let u=Math.sqrt(f),h=(d,[p,m]=[0,0])=>{let b=(d-a-l*p-c*m)/f;return[p+b*l,m+b*c]};return{at:h,normal:[l/u,c/u],line(d){let[p,m]=h(d),b=4*(n+r+Math.hypot(p,m)),[g,y]=[-c/u*b,l/u*b];return`M${p-g},${m-y}L${p+g},${m+y}`}}}function ws({x:t,y:e}){let n=a=>Math.abs(a(1)-a(0)),[r,o]=n(t)>n(e)?[t,n(t)/n(e)]:[e,n(e)/n(t)],[i,s]=r.domain(),[l,c]=[(i+s)/2,o*(s-i)/2];r.domain([l-c,l+c])}function vs(){return Array.from({length:25},(t,e)=>{let n=J(e/2-6);return N("stop",{offset:e/24,"stop-color":`var(--class-${n<.5?0:1})`,"stop-opacity":.35*Math.abs(2*n-1)})})}function Ot(t,e,n,r){let o=t?"M0-5L4.6 3.2H-4.6Z":"M-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0";return N("g",{class:`mark class-${t}`,transform:`translate(${e},${n}) scale(${r})`},N("path",{class:"halo",d:o}),N("path",{d:o}))}var ks=1/3;function ko(t){let e=Ut(t),{frame:n}=e;n.node.setAttribute("aria-label","Points, probability, boundary, and w as an arrow");let r=N("path",{class:"half"}),o=N("path",{class:"reach","stroke-dasharray":"1 3"}),i=N("path",{class:"cross",d:"M-5 0H5M0-5V5"}),s=N("path",{class:"arrow"}),[l,c,a]=["w","p = 0.5",""].map(h=>N("text",{class:"label","text-anchor":"middle"},h));n.back.append(r,o,i,s,l,c,a);function f(h){e.draw(h);let{x:d,y:p}=n,m=dn(n,h.theta),b=[r,o,s,l,c,a];for(let S of b)S.setAttribute("visibility",m?"visible":"hidden");if(L(i,{transform:`translate(${d(0)},${p(0)})`}),!m)return;let[g,y]=m.normal,w=[(d.range()[0]+d.range()[1])/2,(p.range()[0]+p.range()[1])/2],x=m.at(0,w),v=m.at(0,[d(0),p(0)]);L(r,{d:m.line(0)}),L(o,{d:`M${d(0)},${p(0)}L${v}`});let k=ks*h.steepness*Math.abs(d(1)-d(0)),M=(S,A=0)=>`${x[0]+S*g-A*y},${x[1]+S*y+A*g}`;L(s,{d:`M${x}L${M(k)}M${M(k+8)}L${M(k,4)}L${M(k,-4)}Z`}),L(l,{x:x[0]+(k+18)*g,y:x[1]+(k+18)*y+4});let C=.36*Math.abs(p.range()[0]-p.range()[1])*(g<0?-1:1),E=m.at(h.level,w),_=Math.hypot(E[0]-x[0],E[1]-x[1])>12;O(a,E,C),O(c,x,-C),a.textContent=`p = ${F(h.threshold,2)}`;function O(S,[A,q],R){let[T,j]=d.range(),[Q,Y]=p.range(),[B,vt]=[A+R*y,q-R*g],li=B>T&&B<j&&vt>Y&&vt<Q;S.setAttribute("visibility",li&&_?"visible":"hidden"),L(S,{x:Math.min(Math.max(B,T+28),j-28),y:Math.min(Math.max(vt,Y+26),Q-6)})}}return{...e,draw:f,caption:"The arrow is w, a third of its length. The cross is the origin; the dots lead from it to the line."}}function Mo(t){let[e,n]=location.hash.slice(1).split("?",2);return!t||e!==t||!n||n.length>2e3?{}:Object.fromEntries(new URLSearchParams(n))}function pn(t,e){let n=new URLSearchParams(Object.entries(e).map(([r,o])=>[r,String(o)]));return`${location.href.split("#")[0]}#${t}?${n}`}function Ae(t){try{history.replaceState(history.state,"",t)}catch{}}var X={number:(t,e)=>n=>{let r=n.trim()===""?NaN:Number(n);return r>=t&&r<=e?r:void 0},whole:(t,e)=>n=>{let r=X.number(t,e)(n);return r===void 0?void 0:Math.round(r)},oneOf:t=>e=>t.includes(e)?e:void 0};function Rt({model:t,el:e,key:n=""},r){let o=Object.keys(r.traits),i=()=>Object.fromEntries(o.map(_=>[_,t.get(_)])),s=i(),l=_n(C),c=r.views(l),a=r.controls(b),f=r.choices??[],u=r.tasks&&Sn(r.tasks),h=I("Copy link",k),d=$("div",{class:"buttons"},...r.buttons??[],I("Reset",v));n&&d.append(h),d.append(...f.map(_=>_.node));let p=$("output",{class:"reading","aria-live":"polite"}),m=$("div",{class:`lab ${r.layout}`,role:"group","aria-label":r.title},...r.questions?[An(r.questions)]:[],...Object.entries(c).map(([_,{node:O,caption:S}])=>$("figure",{class:"view",style:`grid-area: ${_}`},O,...S?[$("figcaption",{},S)]:[])),$("div",{class:"controls"},...a.map(_=>_.node),d),p,...u?[u.node]:[]);function b(_){r.before?.(),g(_)}function g(_){for(let[O,S]of Object.entries(_))t.set(O,S);clearTimeout(y),y=window.setTimeout(w,150)}let y=0;function w(){t.save_changes(),n&&Ae(pn(n,i()))}function x(){let _=Mo(n);for(let O of o){let S=_[O]===void 0?void 0:r.traits[O](_[O]);S!==void 0&&t.set(O,S)}return Object.keys(_).length>0}function v(){r.before?.();for(let[_,O]of Object.entries(s))t.set(_,O);r.onreset?.(),u?.reset(),clearTimeout(y),t.save_changes(),n&&Ae(location.href.split("#")[0])}async function k(){let _=pn(n,i());Ae(_);let O="Link copied";try{await navigator.clipboard.writeText(_)}catch{O="Link is in the address bar"}h.textContent=O,window.setTimeout(()=>h.textContent="Copy link",2e3)}let M="";function C(){for(let A of[...a,...f])A.sync();let _=r.now();if(p.setAttribute("aria-busy",String(_===null||!!r.moving?.())),_===null)return;for(let A of Object.values(c))A.fit()&&A.draw(_);let O=r.say(_),S=O.map(A=>typeof A=="string"?A:A.value).join("");S!==M&&(M=S,p.replaceChildren(...O.map(A=>typeof A=="string"?A:$("strong",{class:"changed"},A.value)))),u?.check(_)}let E=[...o,"start"].map(_=>`change:${_}`);for(let _ of E)t.on(_,l);return n&&window.addEventListener("hashchange",x),e.append(m),n&&x()&&e.scrollIntoView({block:"start"}),l(),{set:g,change:b,redraw:l,remove(){clearTimeout(y),l.cancel();for(let _ of E)t.off(_,l);window.removeEventListener("hashchange",x);for(let _ of Object.values(c))_.remove();m.remove()}}}function gt(t){return function(){return t}}var Gt=Math.PI,mn=2*Gt,xt=1e-6,Ms=mn-xt;function _o(t){this._+=t[0];for(let e=1,n=t.length;e<n;++e)this._+=arguments[e]+t[e]}function _s(t){let e=Math.floor(t);if(!(e>=0))throw new Error(`invalid digits: ${t}`);if(e>15)return _o;let n=10**e;return function(r){this._+=r[0];for(let o=1,i=r.length;o<i;++o)this._+=Math.round(arguments[o]*n)/n+r[o]}}function $o(t,e,n,r){return t===n&&e===r}function $s(t){let e=Math.floor(t);if(!(e<=15))return $o;let n=10**e,r=function(o){return Math.round(o*n)};return function(o,i,s,l){return r(o)===r(s)&&r(i)===r(l)}}var Tt=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=e==null?_o:_s(e),this._equal=e==null?$o:$s(e)}moveTo(e,n){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+n}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,n){this._append`L${this._x1=+e},${this._y1=+n}`}quadraticCurveTo(e,n,r,o){this._append`Q${+e},${+n},${this._x1=+r},${this._y1=+o}`}bezierCurveTo(e,n,r,o,i,s){this._append`C${+e},${+n},${+r},${+o},${this._x1=+i},${this._y1=+s}`}arcTo(e,n,r,o,i){if(e=+e,n=+n,r=+r,o=+o,i=+i,i<0)throw new Error(`negative radius: ${i}`);let s=this._x1,l=this._y1,c=r-e,a=o-n,f=s-e,u=l-n,h=f*f+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=n}`;else if(h>xt)if(!(Math.abs(u*c-a*f)>xt)||!i)this._append`L${this._x1=e},${this._y1=n}`;else{let d=r-s,p=o-l,m=c*c+a*a,b=d*d+p*p,g=Math.sqrt(m),y=Math.sqrt(h),w=i*Math.tan((Gt-Math.acos((m+h-b)/(2*g*y)))/2),x=w/y,v=w/g;Math.abs(x-1)>xt&&this._append`L${e+x*f},${n+x*u}`,this._append`A${i},${i},0,0,${+(u*d>f*p)},${this._x1=e+v*c},${this._y1=n+v*a}`}}arc(e,n,r,o,i,s){if(e=+e,n=+n,r=+r,s=!!s,r<0)throw new Error(`negative radius: ${r}`);let l=r*Math.cos(o),c=r*Math.sin(o),a=e+l,f=n+c,u=1^s,h=s?o-i:i-o;if(this._x1===null?this._append`M${a},${f}`:(Math.abs(this._x1-a)>xt||Math.abs(this._y1-f)>xt)&&this._append`L${a},${f}`,!!r){if(h<0&&(h=h%mn+mn),h>Ms)this._append`A${r},${r},0,1,${u},${e-l},${n-c}A${r},${r},0,1,${u},${this._x1=a},${this._y1=f}`;else if(h>xt){let d=e+r*Math.cos(i),p=n+r*Math.sin(i);if(h>=Gt&&this._equal(a,f,d,p)){h/=2;let m=o+h;this._append`A${r},${r},0,${+(h>=Gt)},${u},${e+r*Math.cos(m)},${n+r*Math.sin(m)}`}this._append`A${r},${r},0,${+(h>=Gt)},${u},${this._x1=d},${this._y1=p}`}}}rect(e,n,r,o){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+n}h${r=+r}v${+o}h${-r}Z`}toString(){return this._}};function As(){return new Tt}As.prototype=Tt.prototype;function Ao(t){let e=3;return t.digits=function(n){if(!arguments.length)return e;if(n==null)e=null;else{let r=Math.floor(n);if(!(r>=0))throw new RangeError(`invalid digits: ${n}`);e=r}return t},()=>new Tt(e)}var vu=Array.prototype.slice;function So(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function No(t){this._context=t}No.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,e){switch(t=+t,e=+e,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,e):this._context.moveTo(t,e);break;case 1:this._point=2;default:this._context.lineTo(t,e);break}}};function Eo(t){return new No(t)}function Co(t){return t[0]}function qo(t){return t[1]}function bt(t,e){var n=gt(!0),r=null,o=Eo,i=null,s=Ao(l);t=typeof t=="function"?t:t===void 0?Co:gt(t),e=typeof e=="function"?e:e===void 0?qo:gt(e);function l(c){var a,f=(c=So(c)).length,u,h=!1,d;for(r==null&&(i=o(d=s())),a=0;a<=f;++a)!(a<f&&n(u=c[a],a,c))===h&&((h=!h)?i.lineStart():i.lineEnd()),h&&i.point(+t(u,a,c),+e(u,a,c));if(d)return i=null,d+""||null}return l.x=function(c){return arguments.length?(t=typeof c=="function"?c:gt(+c),l):t},l.y=function(c){return arguments.length?(e=typeof c=="function"?c:gt(+c),l):e},l.defined=function(c){return arguments.length?(n=typeof c=="function"?c:gt(!!c),l):n},l.curve=function(c){return arguments.length?(o=c,r!=null&&(i=o(r)),l):o},l.context=function(c){return arguments.length?(c==null?r=i=null:i=o(r=c),l):r},l}var zt=4,Ss=Array.from({length:121},(t,e)=>(e/60-1)*zt);function Lo(t){let e=G({title:"Probability on a walk across the line",x:"distance from the line p = 0.5",y:"probability",ratio:.8,onresize:t}),n=N("path",{class:"half"}),r=N("path",{class:"reach"}),o=N("path",{class:"boundary"}),i=N("path",{class:"loss"}),s=N("text",{class:"label"}),l=N("g");e.back.append(n,r,o,l,i),e.front.append(s),e.x.domain([-zt,zt]),e.y.domain([-.08,1.16]);let c=[],a=0;function f({data:h,theta:d,steepness:p,threshold:m,level:b}){let{x:g,y}=e;a!==e.width&&(a=e.width,e.axes(),c=Array.from(h.y,v=>Ot(v,0,0,1)),l.replaceChildren(...c),L(n,{d:`M${g(0)},${y(-.08)}V${y(1.08)}`}));let w=b/p;c.forEach((v,k)=>{let M=U(d,h,k);L(v,{transform:`translate(${g(M/p)},${y(h.y[k])}) scale(0.8)`}),v.classList.toggle("wrong",M>b!=(h.y[k]===1))});let x=Ss.map(v=>[g(v),y(J(p*v))]);L(i,{d:bt()(x)||""}),L(r,{d:`M${g(-zt)},${y(m)}H${g(zt)}`}),L(o,{d:`M${g(w)},${y(-.08)}V${y(m)}`}),s.textContent=`t = ${F(m,2)}`,L(s,{x:g(-zt)+6,y:y(m)-5})}return{node:e.node,fit:e.fit,draw:f,remove:e.remove,caption:"The sheet is S-shaped; its lines of equal probability are straight. Points stand at their label, 0 or 1."}}var Se=Array.from({length:21},(t,e)=>2**(e/4-2)),[Ns,Oo]=[Se[0],Se[20]],Ft=.9,Wt=1e-9;function Ro(t){let{model:e}=t,n=e.get("points"),r=Float64Array.from(n.y),o={X:Float64Array.from(n.X),y:r,n:r.length,d:2,sameUnits:!0},i=new Map,s=()=>Re(e.get("angle"),e.get("steepness"),e.get("offset")),l=Rt(t,{title:"Boundary",layout:"lab-boundary",traits:{angle:X.number(-180,180),steepness:X.number(Ns,Oo),offset:X.number(-2.5,2.5),threshold:X.number(.01,.99)},views:a=>({plane:ko(a),walk:Lo(a)}),controls:a=>[K({label:"direction of w",min:-180,max:180,step:5,value:()=>Math.round(e.get("angle")/5)*5,words:()=>`${V(e.get("angle"),0)}°`,oninput:f=>a({angle:f})}),K({label:"steepness",min:0,max:Se.length-1,value:()=>Math.round(4*(Math.log2(e.get("steepness"))+2)),words:()=>V(e.get("steepness")),oninput:f=>a({steepness:Se[f]})}),K({label:"offset",min:-25,max:25,value:()=>Math.round(10*e.get("offset")),words:()=>V(e.get("offset")),oninput:f=>a({offset:f/10})}),K({label:"threshold t",min:1,max:99,value:()=>Math.round(100*e.get("threshold")),words:()=>V(e.get("threshold")),oninput:f=>a({threshold:f/100})})],now(){let a=e.get("threshold");return{data:o,theta:s(),steepness:e.get("steepness"),threshold:a,level:st(a)}},say({theta:a,steepness:f,threshold:u,level:h}){let[d,p,m]=a.map(y=>V(y)),b=h<0?"back, against w":"further, along w",g=`the line of decision is where z = ${V(h)}, ${V(Math.abs(h/f))} ${b}; `;return[`w = (${d}, ${p}), b = ${m}: the line p = 0.5 lies `,{value:V(e.get("offset"))},` from the origin, counted along w. At threshold ${V(u)}, `,Math.abs(u-.5)>Wt?g:"",{value:String(Jt(a,o,u).right)},` of ${o.n} points are on the right side.`]},questions:c(),tasks:[{text:"Put the line upright. Which weight is 0 then?",holds:({theta:a})=>Math.abs(a[1])<Wt*Math.abs(a[0])},{text:"Leave the line where it is: make one model that gives some point more than 0.99, and one that gives no point more than 0.75.",holds({theta:a}){let f=`${e.get("angle")} ${e.get("offset")}`,u=Math.max(...Array.from(r,(p,m)=>J(U(a,o,m)))),[h,d]=i.get(f)||[1,0];return i.set(f,[Math.min(h,u),Math.max(d,u)]),h>0&&Math.min(h,u)<=.75&&Math.max(d,u)>.99}},{text:`With a threshold of ${V(Ft)} or more: call at least 20 points class 1, and be right about each of them.`,holds({theta:a,threshold:f}){let{called:u,rightlyCalled:h}=Jt(a,o,f);return f>=Ft-Wt&&u>=20&&h===u}}],onreset:()=>i.clear()});function c(){let a=[{key:"turn",text:"turn"},{key:"move",text:"move, parallel to itself"},{key:"stay",text:"stay where it is"}],f=(h,d,p)=>{let[m,b]=[Kt(h),Kt(d,p)];return Math.abs(Math.sin((b.angle-m.angle)/180*Math.PI))>Wt?{from:m,to:b,truth:"turn"}:{from:m,to:b,truth:Math.abs(b.offset-m.offset)>Wt?"move":"stay"}},u=()=>e.get("steepness")<=Oo/2||l.set({steepness:1});return[{ask:"Double w and b together. The line p = 0.5 will …",answers:a,show(){u();let h=s();l.set({steepness:2*e.get("steepness")});let{from:d,to:p,truth:m}=f(h,s()),b=`Every score doubles, and twice 0 is 0. The line lies ${V(p.offset)} from the origin, as before; only the steepness went from ${V(d.steepness)} to ${V(p.steepness)}.`;return{truth:m,because:b}}},{ask:"Now double w alone, and leave b as it is. The line p = 0.5 will …",answers:a,show(){u();let h=s();l.set({steepness:2*e.get("steepness"),offset:e.get("offset")/2});let{from:d,to:p,truth:m}=f(h,s());return{truth:m,because:`Its offset −b/‖w‖ went from ${V(d.offset)} to ${V(p.offset)}: b is the same, and ‖w‖ twice as large.`}}},{ask:`Raise the threshold from 0.50 to ${V(Ft)}. The line of decision will …`,answers:a,show(){l.set({threshold:Ft});let{from:h,to:d,truth:p}=f(s(),s(),Ft);return{truth:p,because:`It goes towards class 1, by ${V(d.offset-h.offset)}: from z = 0 to z = ${V(st(Ft))}. The model, and its line p = 0.5, stay as they were.`}}}]}return l.remove}function V(t,e=2){let n=10**e;return F((Math.round(t*n)||0)/n,e)}function Ne([t,e],[n,r],o=8){let[i,s]=[n-t,r-e],l=Math.hypot(i,s);if(l<.5)return"";let c=Math.min(o,.6*l)/l,a=u=>`${(n-c*(i+u*.55*s)).toFixed(1)},${(r-c*(s-u*.55*i)).toFixed(1)}`,f=`${n.toFixed(1)},${r.toFixed(1)}`;return`M${t.toFixed(1)},${e.toFixed(1)}L${f}M${a(1)}L${f}L${a(-1)}`}function To(t){let e=G({title:"Data, the model’s curve, and each point’s error",x:"x",y:"p",ratio:.6,onresize:t}),n=N("path",{class:"boundary"}),r=N("g"),o=N("g");e.back.append(n),e.front.append(o,r);let i=[],s=[],l=[];function c(u){let h=1.15*Math.max(...u.X.map(Math.abs));e.x.domain([-h,h]);let[d,p]=e.y.range(),m=22/(d-p-44);e.y.domain([-m,1+m]),e.axes(),i=Array.from(u.X,()=>N("path",{class:"arrow"})),s=Array.from(u.X,(b,g)=>N("text",{x:e.x(b),y:e.y(u.y[g])+(u.y[g]?-9:18),"text-anchor":"middle",class:"label quiet"},String(g+1))),o.replaceChildren(...i),r.replaceChildren(...Array.from(u.X,(b,g)=>Ot(u.y[g],e.x(b),e.y(u.y[g]),1)),...s)}function a({data:u,theta:h,errors:d,hardest:p}){let m=[u,e.width];m.some((k,M)=>k!==l[M])&&c(u),l=m;let{x:b,y:g}=e,[y,w]=b.domain(),x=Array.from({length:81},(k,M)=>y+M*(w-y)/80),v=bt(k=>b(k),k=>g(J(h[0]*k+h[1])));L(n,{d:v(x)||""}),i.forEach((k,M)=>{let[C,E]=[b(u.X[M]),u.y[M]];L(k,{d:Ne([C,g(E)],[C,g(E+d[M])])}),k.classList.toggle("hardest",M===p),s[M].classList.toggle("quiet",M!==p);let _=M===p||e.width>290;L(s[M],{visibility:_?"visible":"hidden"})})}return{node:e.node,fit:e.fit,draw:a,remove:e.remove,caption:"Arrows: each point’s error p − y, from its label to the curve. The thick one pulls hardest at w."}}var Es=Array.prototype,zo=Es.slice;function Fo(t,e){return t-e}function Io(t){for(var e=0,n=t.length,r=t[n-1][1]*t[0][0]-t[n-1][0]*t[0][1];++e<n;)r+=t[e-1][1]*t[e][0]-t[e-1][0]*t[e][1];return r}var gn=t=>()=>t;function Po(t,e){for(var n=-1,r=e.length,o;++n<r;)if(o=Cs(t,e[n]))return o;return 0}function Cs(t,e){for(var n=e[0],r=e[1],o=-1,i=0,s=t.length,l=s-1;i<s;l=i++){var c=t[i],a=c[0],f=c[1],u=t[l],h=u[0],d=u[1];if(qs(c,u,e))return 0;f>r!=d>r&&n<(h-a)*(r-f)/(d-f)+a&&(o=-o)}return o}function qs(t,e,n){var r;return Ls(t,e,n)&&Os(t[r=+(t[0]===e[0])],n[r],e[r])}function Ls(t,e,n){return(e[0]-t[0])*(n[1]-t[1])===(n[0]-t[0])*(e[1]-t[1])}function Os(t,e,n){return t<=e&&e<=n||n<=e&&e<=t}function Vo(){}var at=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,1]]],[[[.5,1],[1,1.5]]],[]];function bn(){var t=1,e=1,n=Vn,r=c;function o(a){var f=n(a);if(Array.isArray(f))f=f.slice().sort(Fo);else{let u=Fn(a,Rs);for(f=re(...Pn(u[0],u[1],f),f);f[f.length-1]>=u[1];)f.pop();for(;f[1]<u[0];)f.shift()}return f.map(u=>i(a,u))}function i(a,f){let u=f==null?NaN:+f;if(isNaN(u))throw new Error(`invalid value: ${f}`);var h=[],d=[];return s(a,u,function(p){r(p,a,u),Io(p)>0?h.push([p]):d.push(p)}),d.forEach(function(p){for(var m=0,b=h.length,g;m<b;++m)if(Po((g=h[m])[0],p)!==-1){g.push(p);return}}),{type:"MultiPolygon",value:f,coordinates:h}}function s(a,f,u){var h=new Array,d=new Array,p,m,b,g,y,w;for(p=m=-1,g=yt(a[0],f),at[g<<1].forEach(x);++p<t-1;)b=g,g=yt(a[p+1],f),at[b|g<<1].forEach(x);for(at[g<<0].forEach(x);++m<e-1;){for(p=-1,g=yt(a[m*t+t],f),y=yt(a[m*t],f),at[g<<1|y<<2].forEach(x);++p<t-1;)b=g,g=yt(a[m*t+t+p+1],f),w=y,y=yt(a[m*t+p+1],f),at[b|g<<1|y<<2|w<<3].forEach(x);at[g|y<<3].forEach(x)}for(p=-1,y=a[m*t]>=f,at[y<<2].forEach(x);++p<t-1;)w=y,y=yt(a[m*t+p+1],f),at[y<<2|w<<3].forEach(x);at[y<<3].forEach(x);function x(v){var k=[v[0][0]+p,v[0][1]+m],M=[v[1][0]+p,v[1][1]+m],C=l(k),E=l(M),_,O;(_=d[C])?(O=h[E])?(delete d[_.end],delete h[O.start],_===O?(_.ring.push(M),u(_.ring)):h[_.start]=d[O.end]={start:_.start,end:O.end,ring:_.ring.concat(O.ring)}):(delete d[_.end],_.ring.push(M),d[_.end=E]=_):(_=h[E])?(O=d[C])?(delete h[_.start],delete d[O.end],_===O?(_.ring.push(M),u(_.ring)):h[O.start]=d[_.end]={start:O.start,end:_.end,ring:O.ring.concat(_.ring)}):(delete h[_.start],_.ring.unshift(k),h[_.start=C]=_):h[C]=d[E]={start:C,end:E,ring:[k,M]}}}function l(a){return a[0]*2+a[1]*(t+1)*4}function c(a,f,u){a.forEach(function(h){var d=h[0],p=h[1],m=d|0,b=p|0,g=xn(f[b*t+m]);d>0&&d<t&&m===d&&(h[0]=Bo(d,xn(f[b*t+m-1]),g,u)),p>0&&p<e&&b===p&&(h[1]=Bo(p,xn(f[(b-1)*t+m]),g,u))})}return o.contour=i,o.size=function(a){if(!arguments.length)return[t,e];var f=Math.floor(a[0]),u=Math.floor(a[1]);if(!(f>=0&&u>=0))throw new Error("invalid size");return t=f,e=u,o},o.thresholds=function(a){return arguments.length?(n=typeof a=="function"?a:Array.isArray(a)?gn(zo.call(a)):gn(a),o):n},o.smooth=function(a){return arguments.length?(r=a?c:Vo,o):r===c},o}function Rs(t){return isFinite(t)?t:NaN}function yt(t,e){return t==null?!1:+t>=e}function xn(t){return t==null||isNaN(t=+t)?-1/0:t}function Bo(t,e,n,r){let o=r-e,i=n-e,s=isFinite(o)||isFinite(i)?o/i:Math.sign(o)/Math.sign(i);return isNaN(s)?t:t+s-.5}function Ee(t,e,n=28){let r=N("path",{class:"contours"}),o=Zt(3),i={domain:"",at:NaN,busy:!1};function s({of:l,at:c=0,height:a,lowest:f}){let[[u,h],[d,p]]=[t.x.domain(),t.y.domain()],m=[u,h,d,p,t.width].join();if(i.of===l&&i.domain===m&&(i.busy||Math.abs(i.at-c)<.003*(1+Math.abs(c))))return;i={of:l,domain:m,at:c,busy:!0};let[g,y]=[(h-u)/(n-3),(p-d)/(n-3)],w=new Array(n*n),x=0;o(()=>{let v=d+(x-1)*y;for(let E=0;E<n;E++)w[x*n+E]=a(u+(E-1)*g,v);if(++x<n)return!1;let k=Array.from({length:18},(E,_)=>f+.01*1.7**_),M=([E,_])=>`${t.x(u+(E-1.5)*g).toFixed(1)},${t.y(d+(_-1.5)*y).toFixed(1)}`,C=bn().size([n,n]).thresholds(k)(w).flatMap(E=>E.coordinates.flat());return L(r,{d:C.map(E=>`M${E.map(M).join("L")}Z`).join("")}),i.busy=!1,e(),!0})}return{node:r,draw:s,remove:o.cancel}}var yn=7;function Do(t,e,n){let r=G({title:"The loss over w and b, and its way downhill",x:"w",y:"b",ratio:.95,onresize:n}),o=Ee(r,n,56),i=N("path",{class:"arrow hardest"}),s=N("circle",{class:"now",r:yn}),l=N("circle",{class:"handle",r:22});r.back.append(N("rect",{width:"100%",height:"100%",fill:"transparent"}),o.node),r.front.append(i,s,l),r.x.domain([-t,t]),r.y.domain([-t,t]);let c=0;function a(d){let p=r.node.getBoundingClientRect();if(!p.width)return;let m=r.width/p.width,b=w=>Math.min(Math.max(Math.round(100*w)/100,-t),t),[g,y]=[(d.clientX-p.left)*m,(d.clientY-p.top)*m];e(b(r.x.invert(g)),b(r.y.invert(y)))}l.addEventListener("pointerdown",d=>{d.preventDefault(),l.setPointerCapture(d.pointerId)}),l.addEventListener("touchstart",d=>d.preventDefault()),l.addEventListener("pointermove",d=>{l.hasPointerCapture(d.pointerId)&&a(d)}),r.back.addEventListener("click",a);function f({data:d,theta:p,g:m}){c!==r.width&&r.axes(),c=r.width,o.draw({of:d,lowest:d.best_loss,height:(M,C)=>lt([M,C],d)});let[b,g]=[r.x(p[0]),r.y(p[1])],[y,w]=[r.x(p[0]-m[0])-b,r.y(p[1]-m[1])-g],x=Math.hypot(y,w)||1,[v,k]=[b+yn*y/x,g+yn*w/x];L(i,{d:Ne([v,k],[v+y,k+w])});for(let M of[s,l])L(M,{cx:b,cy:g})}let u=()=>{o.remove(),r.remove()};return{node:r.node,fit:r.fit,draw:f,remove:u,caption:"Contours of the loss. Drag the point, or click. The arrow points downhill, as long as one step at rate 1."}}var wn=.01;function Ho(t){let{model:e}=t,n=e.get("reach"),r=e.get("steps"),o=Object.fromEntries(Object.entries(e.get("datasets")).map(([a,f])=>[a,Ts(f)])),i=a=>Math.min(Math.max(a,-n),n);function s(){let a=o[e.get("data")],f=[e.get("w"),e.get("b")],u=Qt(f,a),h=Te(w=>lt(w,a),f,e.get("h")),d=te(f,a),p=Array.from(d,(w,x)=>w*a.X[x]),m=p.map(Math.abs),b=m.indexOf(Math.max(...m)),g=Math.hypot(...u)<wn,y=m[b]/m.reduce((w,x)=>w+x,0);return{data:a,theta:f,loss:lt(f,a),g:u,measured:h,errors:d,pulls:p,hardest:b,share:y,bottom:g}}let l=a=>({label:a,min:-n,max:n,step:.02,value:()=>e.get(a),words:f=>W(f,2),oninput:f=>c.change({[a]:f})}),c=Rt(t,{title:"Gradient",layout:"lab-gradient",traits:{w:X.number(-n,n),b:X.number(-n,n),h:a=>r.find(f=>f===Number(a)),data:X.oneOf(Object.keys(o))},views:a=>({data:To(a),surface:Do(n,(f,u)=>c.change({w:f,b:u}),a)}),controls:()=>[K(l("w")),K(l("b"))],buttons:[I("Step",()=>{let{theta:a,g:f}=s();c.change({w:i(a[0]-f[0]),b:i(a[1]-f[1])})})],choices:[It({label:"measured with h",options:r.map(a=>[String(a),Xo(a)]),value:()=>String(e.get("h")),onchange:a=>c.change({h:Number(a)})})],now:s,say:({data:a,theta:f,loss:u,g:h,measured:d,errors:p,hardest:m,bottom:b})=>[`At w = ${W(f[0],2)}, b = ${W(f[1],2)} the loss is `,{value:F(u)},". Gradient in w: ",{value:W(h[0])},` by the formula, ${W(d[0])} measured; in b: `,{value:W(h[1])},` by the formula, ${W(d[1])} measured; largest difference `,{value:Xo(Math.max(...h.map((g,y)=>Math.abs(g-d[y]))))},`. Point ${m+1} pulls hardest at w: its error ${W(p[m],2)} times x = ${W(a.X[m],1)}.`,b?" You are at the bottom: the pulls balance.":"",a.best_loss>0?"":" There is no bottom here: a steeper curve can always do better."],questions:[{ask:"All points lie on the right side, but the model is unsure. Is the gradient zero?",answers:[{key:"zero",text:"yes"},{key:"larger",text:"no, downhill is still towards larger w"},{key:"smaller",text:"no, downhill is towards smaller w"}],show(){c.set({data:"apart",w:.5,b:0});let{g:a,pulls:f,data:u}=s(),h=Math.abs(a[0])<wn?"zero":a[0]<0?"larger":"smaller",d=f.filter(m=>m*a[0]>0).length,p=`With points 4 and 8 relabelled, all lie on the right side at w = 0.5, b = 0. The gradient in w is ${W(a[0])}, because no p has reached its label: ${d} of ${u.n} points pull w the same way. The first labels come back with the next prediction, or with “Reset”.`;return{truth:h,because:p}}},{ask:"A point with label 1 and p = 0.05 at x = 2 pulls …",answers:["w up, b up","w down, b down","w up, b down"].map(a=>({key:a,text:a})),show(){let a=[-1,st(.05)+2];c.set({data:"overlap",w:a[0],b:a[1]});let f={X:Float64Array.of(2),y:Float64Array.of(1),n:1,d:1},[u,h]=Qt(a,f),d=m=>m<0?"up":"down",p=`Its error is 0.05 − 1 = ${W(te(a,f)[0],2)}. Its slope in b is the error; in w it is the error times x = 2, so ${W(u,2)}. Downhill is against both. It is point 11 in the picture.`;return{truth:`w ${d(u)}, b ${d(h)}`,because:p}}}],tasks:[{text:`Find the bottom: a place where the gradient is shorter than ${wn} (both its parts are close to 0).`,holds:({bottom:a})=>a},{text:"Find a place where the gradient in b is 0 (to within 0.005), but the gradient in w isn’t (more than 0.05 from 0).",holds:({g:a})=>Math.abs(a[1])<.005&&Math.abs(a[0])>.05},{text:"Make one point pull harder at w than all the others together. (Its pull is its error times its x.)",holds:({share:a})=>a>.5}]});return c.remove}var W=(t,e=4)=>F(Number(t.toFixed(e))||0,e),Xo=t=>t?t.toExponential(0):"0";function Ts({X:t,y:e,best_loss:n}){return{X:Float64Array.from(t),y:Float64Array.from(e),n:e.length,d:1,best_loss:n}}function Ce(t,e=""){let n=`book ${location.pathname} ${t}`,r={version:1,stamp:e};return{works:(()=>{try{return localStorage.setItem("book",""),localStorage.removeItem("book"),!0}catch{return!1}})(),read(){try{let o=localStorage.getItem(n);if(!o||o.length>2e4)return;let i=JSON.parse(o);return i.version===1&&i.stamp===e?i.value:void 0}catch{return}},write(o){try{o===void 0?localStorage.removeItem(n):localStorage.setItem(n,JSON.stringify({...r,value:o}))}catch{}}}}var jo=/(<\/?(?:em|i|sup|sub|code)>)/;function Z(t){let e=$("span"),n=e;for(let r of t.split(jo))jo.test(r)?r[1]==="/"?n=n===e?e:n.parentNode:n=n.appendChild($(r.slice(1,-1))):n.append(r);return e}var vn=2e3;function Yo({model:t,el:e}){let n=Ce(`explain ${t.get("topic")}`),r=D("explain"),o=$("textarea",{id:r,rows:4,maxlength:vn,oninput:f}),i=$("div",{role:"status",class:"ours"}),s=I("",()=>h(i.childElementCount===0)),l=$("label",{for:r},$("strong",{},"In one sentence of your own: "),Z(t.get("prompt"))),c=$("div",{class:"explain",role:"group","aria-label":"Explain it in one sentence of your own"},l,$("div",{class:"beside"},o,i),$("div",{class:"buttons"},s)),a=0;function f(){t.set("text",o.value.slice(0,vn)),clearTimeout(a),a=window.setTimeout(u,300)}function u(){clearTimeout(a),a=0,t.save_changes(),n.write(t.get("text")||void 0)}function h(b){let g=[$("strong",{},"Ours"),$("p",{},Z(t.get("ours")))];i.replaceChildren(...b?g:[]),d()}function d(){let b=t.get("text");o.value!==b&&(o.value=b),s.textContent=i.childElementCount?"Hide ours":b.trim()?"Compare":"Show ours"}let p=()=>{a&&u()};e.dataset.lmSuppressShortcuts="true";let m=n.read();return!t.get("text")&&typeof m=="string"&&(t.set("text",m.slice(0,vn)),t.save_changes()),d(),t.on("change:text",d),window.addEventListener("pagehide",p),e.append(c),()=>{p(),t.off("change:text",d),window.removeEventListener("pagehide",p),c.remove()}}function zs(t){let e=new Map;return{get:n=>t[n],set(n,r){if(t[n]!==r){t[n]=r;for(let o of[...e.get(`change:${n}`)||[]])o()}},save_changes(){},on(n,r){e.has(n)||e.set(n,new Set),e.get(n)?.add(r)},off(n,r){e.get(n)?.delete(r)}}}function Uo(t){let e={};for(let n of document.querySelectorAll("[data-explorable]")){let r=n.dataset.explorable||"";if(!t[r]||n.dataset.alive!==void 0)continue;e[r]=(e[r]||0)+1;let o=e[r]>1?`${r}-${e[r]}`:r,i=[...n.childNodes];try{let s=JSON.parse(n.dataset.state||"{}");t[r]({model:zs(s),el:n,key:o}),i.forEach(l=>l.remove()),n.dataset.alive=""}catch(s){n.replaceChildren(...i),console.error(`explorable ${r}:`,s)}}}var Fs=/^[-+−]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+−]?[0-9]{1,3})?$/;function qe(t){t=t.length<=40?t.trim():"";let e=t.endsWith("%"),n=(e?t.slice(0,-1):t).split("/").map(s=>s.trim());if(n.length>2||!n.every(s=>Fs.test(s)))return NaN;let[r,o=1]=n.map(s=>Number(s.replace(",",".").replaceAll("−","-"))),i=r/o/(e?100:1);return Number.isFinite(i)?i:NaN}function Go({kind:t,options:e,lines:n},r){if(t==="single")return Number.isInteger(r)&&r>=0&&r<e.length;if(t==="numeric")return typeof r=="string"&&!Number.isNaN(qe(r));if(!Array.isArray(r))return!1;let o=[...(t==="order"?n:e).keys()];return t==="order"?r.length===o.length&&o.every(i=>r.includes(i)):r.length>0&&String(r)===String(o.filter(i=>r.includes(i)))}function Wo(t,e){let{kind:n,options:r,answer:o,tolerance:i,because:s,otherwise:l,wrong:c,lines:a}=t,f=d=>({right:!1,feedback:[d]}),u={right:!0,feedback:[s]};if(n==="single")return{right:!!r[e].right,feedback:[r[e].feedback]};if(n==="multiple"){let d=r.flatMap((p,m)=>{let b=e.includes(m);return b===!!p.right?[]:[b?p.feedback:p.missed||""]});return d.length?{right:!1,feedback:d}:u}if(n==="numeric"){let d=qe(e),p=(m,b=i)=>Math.abs(d-m)<=b+1e-12;return p(o)?u:f(c.find(m=>p(m.value,m.tolerance))?.feedback??l)}if(a.every((d,p)=>e[p]===p))return u;let h=c.find(({before:[d,p]})=>e.indexOf(d)>e.indexOf(p));return f(h?.feedback??"")}function Zo({kind:t,options:e}){let n=D("option"),r=t==="single"?"radio":"checkbox",o=e.map((c,a)=>$("input",{type:r,name:n,value:a})),i=e.map(({text:c},a)=>$("label",{},o[a],Z(c))),s=()=>[...o.keys()].filter(c=>o[c].checked),l=c=>o.forEach((a,f)=>a.checked=c.includes(f));return{node:$("div",{class:"options"},...i),given:()=>t==="single"?s()[0]:s().length?s():void 0,wanted:"Choose an answer first, then check it.",set:c=>l([c].flat()),lock(c){o.forEach((a,f)=>{a.disabled=c,i[f].toggleAttribute("data-chosen",c&&a.checked)})},again:()=>l([]),clear:()=>l([]),focus:()=>o[0].focus({preventScroll:!0})}}function Is(t,e){let n=D("number"),r=$("input",{type:"text",inputmode:"decimal",autocomplete:"off",maxlength:40,id:n,onkeydown:o=>o.key==="Enter"&&e()});return{node:$("div",{class:"number"},$("label",{for:n},"Your number"),r),given:()=>Number.isNaN(qe(r.value))?void 0:r.value,wanted:"Write a number first, such as 0.25, 0,25 or 1/4; then check it.",set:o=>{r.value=o},lock:o=>{r.readOnly=o},again:()=>r.select(),clear:()=>{r.value=""},focus:()=>r.focus({preventScroll:!0})}}function Ps({lines:t,shown:e}){let n=$("p",{role:"status",class:"unseen"}),r=$("ol",{class:"lines","aria-label":"The lines in your order"}),o=!1,i=t.map((u,h)=>[$("button",{type:"button","aria-label":`up: ${u.trim()}`,onclick:()=>c(h,-1)},"up"),$("button",{type:"button","aria-label":`down: ${u.trim()}`,onclick:()=>c(h,1)},"down")]),s=t.map((u,h)=>$("li",{},...i[h],$("code",{},u))),l=()=>[...r.children].map(u=>s.indexOf(u));function c(u,h){let d=h<0?s[u].previousSibling:s[u].nextSibling;o||!d||(h<0?s[u].after(d):s[u].before(d),a(),n.textContent=`${t[u].trim()} is now line ${l().indexOf(u)+1} of ${t.length}`)}function a(){s.forEach((u,h)=>{i[h][0].setAttribute("aria-disabled",String(o||!u.previousSibling)),i[h][1].setAttribute("aria-disabled",String(o||!u.nextSibling))})}function f(u){r.replaceChildren(...u.map(h=>s[h])),n.textContent="",a()}return f(e),{node:$("div",{},r,n),given:l,wanted:"",set:u=>String(u)!==String(l())&&f(u),lock(u){o=u,a()},again(){},clear:()=>f(e),focus:()=>r.querySelector("button").focus({preventScroll:!0})}}var Qo={single:Zo,multiple:Zo,numeric:Is,order:Ps};function Ko({kind:t,options:e,answer:n,because:r,lines:o}){if(t==="order")return[$("pre",{tabindex:0},o.join(`
`)),$("p",{},Z(r))];if(t==="numeric"){let c=$("strong",{},String(n).replace("-","−"));return[$("p",{},"The answer: ",c,". ",Z(r))]}let i=e.filter(c=>c.right),s=i.flatMap(({text:c},a)=>[...a?["; "]:[],$("strong",{},Z(c))]),l=Z(t==="single"?i[0].feedback:r);return[$("p",{},"The answer: ",...s),$("p",{},l)]}var Vs={open:"○",right:"✓",wrong:"✗"},Bs=t=>$("strong",{class:"verdict"},$("span",{"aria-hidden":"true"},t?"✓ ":"✗ "),t?"Right.":"Not right.");function Ds(t,e,n){let r,o=Qo[t.kind](t,h),i=$("div",{role:"status",class:"feedback"}),s=$("button",{type:"button",onclick:u}),l=I("Show answer",d),c=$("legend",{},$("strong",{},`${e}. `),Z(t.text)),a=$("div",{class:"buttons"},s,l),f=$("fieldset",{class:"question"},c,o.node,a,i);function u(m){if(!(m.detail>1)){if(r===void 0)return h();n(void 0),o.again(),o.focus()}}function h(){if(r!==void 0)return;let m=o.given();m===void 0?i.replaceChildren($("p",{},o.wanted)):n(m)}function d(){i.append(...Ko(t)),s.focus({preventScroll:!0}),l.hidden=!0}function p(m){if(r!==void 0&&String(m)===String(r))return;r=m;let b=m===void 0;b||o.set(m),o.lock(!b),s.textContent=b?"Check":"Try again";let{right:g,feedback:y}=b?{right:!1,feedback:[]}:Wo(t,m);l.hidden=b||g,f.dataset.now=b?"open":g?"right":"wrong";let w=y.map(x=>$("p",{},Z(x)));w.length&&w[0].prepend(Bs(g)," "),i.replaceChildren(...w)}return l.hidden=!0,p(void 0),{node:f,sync:p,clear:o.clear,now:()=>f.dataset.now||"open"}}function Jo({model:t,el:e}){let n=t.get("questions"),r=Ce(`quiz ${t.get("topic")}`,t.get("stamp")),o=n.map((g,y)=>Ds(g,y+1,w=>h(g.id,w))),i=$("span",{class:"marks","aria-hidden":"true"}),s=$("span"),l=$("p",{role:"status",class:"unseen"}),c=`Your answers ${r.works?"stay in this browser":"are forgotten when you leave this page"} and are sent nowhere.`,a=t.get("note"),f=$("div",{class:"quiz",role:"group","aria-label":`Check yourself: ${n.length} questions`},...a?[$("p",{},a)]:[],$("p",{class:"progress"},s," ",i),...o.map(({node:g})=>g),$("p",{class:"kept"},c),$("div",{class:"buttons"},I("Forget my answers",d)),l);function u(g){let y=n.filter(w=>g&&Object.hasOwn(g,w.id)&&Go(w,g[w.id]));return Object.fromEntries(y.map(({id:w})=>[w,g[w]]))}function h(g,y){let{[g]:w,...x}=u(t.get("answers"));t.set("answers",y===void 0?x:{...x,[g]:y}),t.save_changes(),l.textContent=""}function d(){t.set("answers",{}),t.save_changes();for(let g of o)g.clear();l.textContent="Your answers are forgotten."}function p(){let g=u(t.get("answers"));o.forEach((v,k)=>v.sync(g[n[k].id]));let y=o.map(v=>v.now()),w=y.filter(v=>v==="open").length,x=y.filter(v=>v==="right").length;s.textContent=`${x} of ${y.length} answered rightly${w?`, ${w} still open`:""}.`,i.textContent=y.map(v=>Vs[v]).join(" ")}function m(){p();let g=u(t.get("answers"));r.write(Object.keys(g).length?g:void 0)}e.dataset.lmSuppressShortcuts="true";let b=u(r.read());return!Object.keys(t.get("answers")).length&&Object.keys(b).length&&(t.set("answers",b),t.save_changes()),p(),t.on("change:answers",m),e.append(f),()=>{t.off("change:answers",m),f.remove()}}var ti=`/* One look for every explorable; colours from tokens.css. */
.explorable {
  container-type: inline-size;
  color: var(--ink);
  font:
    16px/1.5 system-ui,
    sans-serif;
}
.explorable * {
  box-sizing: border-box;
}
.lab {
  display: grid;
  gap: 8px 24px;
  grid-template: "prediction" "data" "controls" "reading" "loss" "path" "tasks" / minmax(0, 1fr);
}
.lab > .prediction {
  grid-area: prediction;
}
.lab > .controls {
  grid-area: controls;
}
.lab > .reading {
  grid-area: reading;
}
.lab > .tasks {
  grid-area: tasks;
}
@container (min-width: 600px) {
  .lab-full {
    grid-template:
      "prediction prediction" "data loss" "data path" "controls controls" "reading reading" "tasks tasks" / minmax(
        0,
        11fr
      )
      minmax(0, 9fr);
    align-items: center;
  }
  .lab-small {
    grid-template: "data loss" "data controls" "reading reading" / minmax(0, 1fr) minmax(0, 1fr);
  }
  .lab-full > .controls {
    grid-template: "a b" "c c" / 1fr 1fr;
  }
}

/* boundary: the threshold stands apart from what makes the model */
.lab-boundary {
  grid-template: "prediction" "plane" "controls" "reading" "walk" "tasks" / minmax(0, 1fr);
}
.lab-boundary .slider:nth-child(4) {
  border-top: 1px solid var(--muted);
  padding-top: 8px;
}
@container (min-width: 600px) {
  .lab-boundary {
    grid-template: "prediction prediction" "plane walk" "controls controls" "reading reading" "tasks tasks" / 1fr 1fr;
  }
  .lab-boundary > .controls {
    grid-template-columns: 1fr 1fr 1fr;
    align-items: end;
  }
  .lab-boundary .slider:nth-child(4) {
    grid-column: 1 / 3;
  }
}

/* charts */
.explorable .view {
  margin: 0;
}
.explorable .view > svg {
  display: block;
  width: 100%;
  height: auto;
  max-width: none;
  overflow: hidden;
}
.explorable figcaption {
  color: var(--muted);
  font-size: 14px;
  line-height: 1.4;
}
.explorable .axis {
  color: var(--muted);
  font:
    12px system-ui,
    sans-serif;
  font-variant-numeric: tabular-nums;
}
.explorable .axis-label {
  fill: var(--muted);
  font-size: 13px;
}
.explorable .label {
  fill: var(--ink);
  font-size: 13px;
  paint-order: stroke;
  stroke: var(--ground);
  stroke-width: 3px;
}
.explorable .quiet {
  fill: var(--muted);
}
.explorable .legend text {
  fill: var(--ink);
  font-size: 13px;
  paint-order: stroke;
  stroke: var(--ground);
  stroke-width: 3px;
}
.explorable .mark .halo {
  stroke: var(--ground);
  stroke-width: 3px;
}
.explorable .mark {
  stroke: var(--ink);
  stroke-width: 0.75px;
}
.explorable .mark path {
  vector-effect: non-scaling-stroke;
}
.explorable .mark.class-0 {
  fill: var(--class-0);
}
.explorable .mark.class-1 {
  fill: var(--class-1);
}
.explorable .mark.wrong {
  fill: var(--ground);
  stroke-width: 2px;
}
.explorable .mark.wrong.class-0 {
  stroke: var(--class-0);
}
.explorable .mark.wrong.class-1 {
  stroke: var(--class-1);
}
.explorable .boundary,
.explorable .loss {
  fill: none;
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .loss {
  stroke-linejoin: round;
}
.explorable .ahead {
  opacity: 0.3;
  stroke-width: 1px;
}
.explorable .accuracy {
  fill: none;
  stroke: var(--muted);
  stroke-width: 1px;
}
.explorable .best {
  fill: none;
  stroke: var(--muted);
  stroke-width: 1px;
  stroke-dasharray: 2 4;
}
.explorable .rival {
  fill: none;
  stroke: var(--muted);
  stroke-width: 2px;
  stroke-dasharray: 6 3;
}
.explorable .cross {
  fill: none;
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .editable {
  cursor: crosshair;
  touch-action: none;
}
.explorable .choice[hidden] {
  display: none;
}
.explorable .best-mark {
  fill: none;
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .half,
.explorable .reach {
  fill: none;
  stroke: var(--muted);
  stroke-width: 1px;
}
.explorable .half {
  stroke-dasharray: 5 4;
}
.explorable .arrow {
  fill: var(--ink);
  stroke: var(--ink);
  stroke-width: 2px;
}
.explorable .contours {
  fill: none;
  stroke: var(--muted);
  stroke-width: 0.5px;
  opacity: 0.8;
}
.explorable .path {
  fill: none;
  stroke: var(--motion);
  stroke-width: 2px;
  stroke-dasharray: 4 3;
}
.explorable .now {
  fill: var(--motion);
  stroke: var(--ground);
  stroke-width: 2px;
}

/* controls */
.explorable .controls {
  display: grid;
  gap: 8px 24px;
}
.explorable .slider {
  display: grid;
  grid-template: "label value" "input input" / 1fr auto;
}
.explorable .slider label {
  grid-area: label;
}
.explorable .slider .value {
  grid-area: value;
  font-variant-numeric: tabular-nums;
  font-weight: 600;
}
.explorable .slider input {
  grid-area: input;
  width: 100%;
  height: 28px;
  margin: 0;
  accent-color: var(--motion);
  touch-action: pan-y;
}
.lab-full .buttons {
  grid-column: 1 / -1;
}
.explorable .buttons {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  align-items: center;
}
.explorable button,
.explorable select {
  min-height: 36px;
  padding: 4px 14px;
  font: inherit;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--muted);
  border-radius: 6px;
  cursor: pointer;
}
.explorable button:hover:not(:disabled) {
  border-color: var(--ink);
}
.explorable button:disabled {
  color: var(--muted);
  cursor: default;
  border-style: dashed;
}
.explorable .choice {
  display: flex;
  gap: 8px;
  align-items: center;
}
.explorable :is(button, select, input, svg, [tabindex]):focus-visible {
  outline: 3px solid var(--motion);
  outline-offset: 2px;
}
.explorable .reading {
  display: block;
  min-height: 3em;
  font-variant-numeric: tabular-nums;
}
.explorable .changed {
  animation: explorable-changed 300ms;
}
@keyframes explorable-changed {
  from {
    color: var(--motion);
  }
}

/* predict, try */
.explorable .prediction {
  border-left: 3px solid var(--motion);
  padding: 0 0 0 16px;
  margin: 0 0 8px;
}
.explorable fieldset {
  border: 0;
  margin: 0;
  padding: 0;
  min-width: 0;
}
.explorable legend {
  padding: 0;
  float: none;
  width: auto;
  font: inherit;
  margin: 0 0 4px;
}
.explorable fieldset label {
  display: inline-flex;
  align-items: center;
  min-height: 32px;
  gap: 8px;
  margin-right: 24px;
}
.explorable fieldset input {
  width: 18px;
  height: 18px;
  margin: 0;
  accent-color: var(--motion);
}
.explorable .prediction p {
  margin: 8px 0 0;
}
.explorable .prediction p:empty {
  display: none;
}
.explorable .tasks ul {
  list-style: none;
  margin: 4px 0 0;
  padding: 0;
}
.explorable .tasks li {
  display: flex;
  gap: 8px;
  margin: 0 0 4px;
  align-items: baseline;
}
.explorable .box {
  flex: none;
  width: 16px;
  height: 16px;
  border: 1px solid var(--muted);
  border-radius: 3px;
  text-align: center;
  line-height: 15px;
  transform: translateY(2px);
}
.explorable [data-done] .box {
  background: var(--motion);
  border-color: var(--motion);
  color: var(--ground);
}
.explorable [data-done] .box::before {
  content: "✓";
  font-size: 13px;
}
.explorable .unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: -1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (prefers-reduced-motion: reduce) {
  .explorable .changed {
    animation: none;
  }
}

/* gradient */
.lab-gradient {
  grid-template: "prediction" "data" "surface" "controls" "reading" "tasks" / minmax(0, 1fr);
}
.lab-gradient > .controls {
  grid-template-columns: 1fr 1fr;
}
.lab-gradient .buttons {
  grid-column: 1 / -1;
}
@container (min-width: 440px) {
  .lab-gradient {
    grid-template:
      "prediction prediction" "data surface" "controls controls" "reading reading" "tasks tasks" / minmax(0, 1fr)
      minmax(0, 1fr);
  }
}
@container (min-width: 600px) {
  .lab-gradient {
    grid-template:
      "prediction prediction" "data surface" "controls surface" 1fr "reading reading" "tasks tasks" / minmax(0, 1fr)
      minmax(0, 1fr);
  }
}
.explorable .arrow {
  fill: none;
  stroke: var(--motion);
  stroke-width: 1.5px;
  stroke-linecap: round;
}
.explorable .arrow.hardest {
  stroke-width: 3px;
}
.explorable .handle {
  fill: transparent;
  cursor: grab;
  touch-action: none;
}
.explorable .handle:active {
  cursor: grabbing;
}
.lab-gradient > .reading {
  min-height: 10.5em; /* the longest sentence: what stands below stays where it is */
}
@container (min-width: 440px) {
  .lab-gradient > .reading {
    min-height: 9em;
  }
}
@container (min-width: 600px) {
  .lab-gradient > .reading {
    min-height: 4.5em;
  }
}
/* check yourself, explain it: text among text, so in the page's own size */
.explorable:is([data-explorable="quiz"], [data-explorable="explain"]) {
  font-size: max(16px, 1em);
}
.quiz p,
.explain p {
  margin: 0 0 8px;
}
.quiz i {
  font-family: "Book Math", math, serif;
}
.quiz .progress {
  margin-bottom: 16px;
}
.quiz .marks {
  margin-left: 8px;
  letter-spacing: 2px;
  white-space: nowrap;
}
.quiz fieldset.question {
  margin: 0 0 32px;
  max-width: 68ch;
}
.quiz legend {
  margin: 0 0 8px;
}
.quiz fieldset.question label {
  display: flex;
  align-items: baseline;
  gap: 12px;
  margin: 0;
  padding: 4px 8px 4px 0;
}
.quiz .options input {
  flex: none;
  transform: translateY(3px);
}
.quiz label[data-chosen] {
  font-weight: 600;
}
.quiz .number {
  display: flex;
  gap: 12px;
  align-items: center;
}
.explorable .number input {
  width: 10em;
  height: 36px;
  padding: 4px 8px;
  font: inherit;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--muted);
  border-radius: 6px;
}
.quiz .number input:read-only {
  border-style: dashed;
}
.explorable textarea:focus-visible,
.explorable pre:focus-visible {
  outline: 3px solid var(--motion);
  outline-offset: 2px;
}
.quiz .lines {
  list-style: none;
  margin: 0;
  padding: 0;
}
.quiz .lines li {
  display: flex;
  gap: 8px;
  align-items: center;
  margin: 0 0 4px;
}
.quiz .lines button {
  flex: none;
  padding: 4px 10px;
}
.explorable button[aria-disabled="true"] {
  color: var(--muted);
  cursor: default;
  border-style: dashed;
}
.quiz .lines code {
  padding: 0;
  background: none;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.quiz .question .buttons {
  margin-top: 8px;
}
.quiz .feedback > :first-child {
  margin-top: 12px;
}
.quiz .feedback p,
.quiz .feedback pre {
  margin-bottom: 8px;
  padding-left: 16px;
  border-left: 3px solid var(--muted);
}
.quiz [data-now="right"] .feedback p {
  border-left-color: var(--motion);
}
.quiz [data-now="wrong"] .feedback p {
  border-left-style: dashed;
}
.quiz .feedback pre {
  overflow-x: auto;
}
.quiz .kept {
  color: var(--muted);
  font-size: 14px;
}
.explain label {
  display: block;
  margin: 0 0 8px;
}
.explain .beside {
  display: grid;
  gap: 8px 24px;
  margin: 0 0 8px;
}
.explain textarea {
  width: 100%;
  padding: 8px;
  font: inherit;
  color: var(--ink);
  background: var(--ground);
  border: 1px solid var(--muted);
  border-radius: 6px;
  resize: vertical;
}
@container (min-width: 600px) {
  .explain .beside:has(.ours > *) {
    grid-template-columns: 1fr 1fr;
  }
}
`;var ei=`/* Colour: six tokens, each with one meaning, the same on page, figure and explorable. */
:root {
  --ground: #ffffff; /* the page */
  --ink: #1b1f24; /* text, and the model: curve, boundary */
  --muted: #57606a; /* axes, notes */
  --class-0: #1f66b0; /* class 0, always a circle */
  --class-1: #c2500a; /* class 1, always a triangle */
  --motion: #0b7a75; /* what moves the model: gradient, step, path */
}

/* dark: this site, JupyterLab, VS Code, Colab */
[data-theme="dark"],
[data-jp-theme-light="false"],
.vscode-dark,
html[theme="dark"] {
  --ground: #14171c;
  --ink: #e8eaed;
  --muted: #9aa4b0;
  --class-0: #74b3f0;
  --class-1: #f29a5b;
  --motion: #5fd0c5;
}
`;function ni(t,e){let n=G({title:"Loss and accuracy against iteration",x:"iteration",y:"",ratio:.52,onresize:e}),r=D("past"),o=N("rect",{x:0,y:0}),i=N("path",{class:"best"}),s=N("path",{class:"accuracy"}),l=N("path",{class:"loss ahead"}),c=N("path",{class:"loss","clip-path":`url(#${r})`}),a=N("path",{class:"rival"}),f=N("text",{class:"label quiet"}),u=N("circle",{class:"now",r:5}),h=["loss","accuracy","best possible"].map(b=>N("text",{class:b==="loss"?"label":"label quiet","text-anchor":"end"},b));n.back.append(N("clipPath",{id:r},o),i,s,a,l,c),n.front.append(f,u,...h),n.x.domain([0,t]);let d=[];function p({data:b,run:g,other:y}){let{x:w,y:x}=n,v=g.loss.subarray(0,g.done),k=Float64Array.from(g.right.subarray(0,g.done),R=>R/b.n),M=y?y.run.loss.subarray(0,y.run.done):new Float64Array;x.domain([0,[...v,...M].reduce((R,T)=>Math.max(R,T),1)]).nice(),n.axes();let C=bt((R,T)=>w(T),R=>x(Number(R))),E=C(v)||"";L(l,{d:E}),L(c,{d:E}),L(s,{d:C(k)||""}),L(a,{d:C(M)||""}),f.textContent=y?`rate ${ot(y.lr)}`:"",L(f,{x:w(t/8),y:M.length?x(M[Math.floor(M.length/8)])-6:0}),L(i,{d:`M${w(0)},${x(b.best_loss??0)}H${w(t)}`});let _=w(t)-4,O=x(k[g.done-1]),[S,A]=[x(v[g.done-1]),x(b.best_loss??0)],q=x.domain()[1]>2;for(let R of[s,h[1]])L(R,{visibility:q?"hidden":"visible"});L(h[0],{x:_,y:Math.max(Math.min(S,A)-7,O+26)}),L(h[1],{x:_,y:O+14}),L(h[2],{x:_,y:A+14,visibility:b.best_loss&&!q?"visible":"hidden"})}function m(b){let g=[b.run,b.run.done,b.other?.run,b.other?.run.done,n.width];g.some((w,x)=>w!==d[x])&&p(b),d=g;let y=n.x(b.t);L(o,{width:y,height:n.height}),L(u,{cx:y,cy:n.y(b.run.loss[b.t])})}return{node:n.node,fit:n.fit,draw:m,remove:n.remove}}var js=16,Ys=100;function ri(t,{active:e,points:n,label:r,change:o}){let i=N("path",{class:"cross",d:"M-10 0H-3M10 0H3M0-10V-3M0 10V3"}),s=$("span",{role:"status"}),l="Click to put a point, drag to move it, double-click to take it away. By keyboard: arrows, Enter, Delete.",c=$("span",{hidden:!0},`${l} `,s);t.front.append(i);let a=[0,0],f=-1;function u(){let x=n().map(([k,M])=>Math.hypot(t.x(k)-t.x(a[0]),t.y(M)-t.y(a[1]))),v=Math.min(...x);return v<=js?x.indexOf(v):-1}function h(){return n().length>=Ys?-1:(o([...n(),[a[0],a[1],r()]]),n().length-1)}function d(x){f=-1,x>=0&&n().length>2&&o(n().filter((v,k)=>k!==x))}function p(x){let v=(k,[M,C])=>Number(Math.min(C,Math.max(M,k)).toFixed(2));a=[v(x[0],t.x.domain()),v(x[1],t.y.domain())],f>=0&&o(n().map((k,M)=>M===f?[a[0],a[1],k[2]]:k))}function m(){let x=u(),v=x<0?"no point here":`${f>=0?"holding a":"a"} point of class ${n()[x][2]}`;s.textContent=`At ${F(a[0],1)}, ${F(a[1],1)}: ${v}.`,w()}function b({clientX:x,clientY:v}){let k=t.node.getBoundingClientRect(),M=t.width/k.width;return[t.x.invert((x-k.left)*M),t.y.invert((v-k.top)*M)]}let y=Object.entries({pointerdown(x){p(b(x)),f=u(),f<0&&(f=h()),t.node.setPointerCapture(x.pointerId),m()},pointermove(x){f<0||!t.node.hasPointerCapture(x.pointerId)||(p(b(x)),w())},pointerup(){f=-1,m()},dblclick(x){p(b(x)),d(u()),m()},keydown(x){let v=x.shiftKey?1:.1,k={ArrowLeft:[-v,0],ArrowRight:[v,0],ArrowUp:[0,v],ArrowDown:[0,-v]}[x.key];if(k)p([a[0]+k[0],a[1]+k[1]]);else if(x.key==="Enter"||x.key===" ")f=f>=0?-1:u()>=0?u():(h(),-1);else if(x.key==="Delete"||x.key==="Backspace")d(u());else return;x.preventDefault(),m()}}).map(([x,v])=>[x,k=>e()&&v(k)]);for(let[x,v]of y)t.node.addEventListener(x,v);function w(){let x=e();c.hidden=!x,L(i,{visibility:x?"visible":"hidden",transform:`translate(${t.x(a[0])||0},${t.y(a[1])||0})`}),t.node.classList.toggle("editable",x),x?L(t.node,{role:"application",tabindex:0,"aria-label":`Your own points. ${l}`}):(L(t.node,{role:"img","aria-label":"Data, probability and boundary"}),t.node.removeAttribute("tabindex"))}return{caption:c,draw:w,remove:()=>y.forEach(([x,v])=>t.node.removeEventListener(x,v))}}function oi(t){let e=G({title:"Path of the weights over the loss",x:"w₁",y:"w₂",ratio:.66,onresize:t}),n=Ee(e,t),r=N("path",{class:"rival"}),o=[.25,.5,.75,1].map(p=>N("path",{class:"path",opacity:p})),i=N("path",{class:"best-mark",d:"M-5-5L5 5M-5 5L5-5"}),s=N("text",{class:"label quiet"},"best possible"),l=N("circle",{class:"now",r:5});e.back.append(n.node,r,...o,i,s,l);let c=[];function a({data:p,run:m,other:b}){for(let[v,k]of[[0,e.x],[1,e.y]]){let[M,C]=[0,0];for(let{path:_,done:O}of b?[m,b.run]:[m])for(let S=0;S<O;S++)M=Math.min(M,_[3*S+v]),C=Math.max(C,_[3*S+v]);p.best_theta&&(M=Math.min(M,p.best_theta[v]),C=Math.max(C,p.best_theta[v]));let E=.12*(C-M)+.2;k.domain([M-E,C+E]).nice()}e.axes();let g=p.best_theta;for(let v of[i,s])v.setAttribute("visibility",g?"visible":"hidden");if(!g)return;let[y,w]=[e.x(g[0]),e.y(g[1])];L(i,{transform:`translate(${y},${w})`});let x=y>e.width/2;L(s,{x:y+(x?-9:9),y:w-7,"text-anchor":x?"end":"start"})}function f({data:p,theta:m}){let b=m[2],g=new Float64Array([0,0,b]);n.draw({of:p,at:b,lowest:p.best_loss??0,height(y,w){return g[0]=y,g[1]=w,lt(g,p)}})}function u(p){let{run:m,t:b,theta:g,other:y}=p,w=[m,m.done,y?.run,y?.run.done,e.width];w.some((M,C)=>M!==c[C])&&a(p),c=w,f(p);let x=(M,{path:C}=m)=>`${e.x(C[3*M]).toFixed(1)},${e.y(C[3*M+1]).toFixed(1)}`,v=y?Math.min(b,y.run.done-1):-1,k=Array.from({length:v+1},(M,C)=>x(C,y?.run));L(r,{d:k.length?`M${k.join("L")}`:""}),o.forEach((M,C)=>{let[E,_]=[C,C+1].map(S=>Math.round(b*S/o.length)),O=Array.from({length:_-E+1},(S,A)=>x(E+A));L(M,{d:`M${O.join("L")}`})}),L(l,{cx:e.x(g[0]),cy:e.y(g[1])})}let h=()=>{n.remove(),e.remove()};return{node:e.node,fit:e.fit,draw:u,remove:h,caption:"Contours: the loss over (w₁, w₂) at the current b. They move as b moves."}}var ut=[-3,-2,-1,0,1].flatMap(t=>[1,1.2,1.5,2,2.5,3,4,5,6,8].map(e=>+`${e}e${t}`)).filter(t=>t<=30),wt=120;function ii(t){let{model:e}=t,n=e.get("max_iter"),r=e.get("points"),o=e.get("size")==="full",i=Object.fromEntries(Object.entries(e.get("datasets")).map(([A,q])=>[A,Zs(q)])),s=()=>{i.own=Ws(e.get("points"))};o&&s();let l=i[e.get("data")],c=kt(e.get("start"),l,{lr:e.get("lr"),numIter:n}),a,f=1,u=!1,h=new Map,d=I("Play",()=>u?E():C()),p=I("Step",()=>w.change({num_iter:Math.min(e.get("num_iter")+1,n)})),m=I("Compare",()=>w.change({compare:a?0:e.get("lr")})),b=It({label:"data",options:Object.entries(i).map(([A,{title:q}])=>[A,q]),value:()=>e.get("data"),onchange:A=>w.change({data:A,start:[0,0,0]})}),g=It({label:"new points",options:[["1","class 1 (triangle)"],["0","class 0 (circle)"]],value:()=>String(f),onchange:A=>{f=Number(A)}}),y={node:g.node,sync(){g.sync(),g.node.hidden=e.get("data")!=="own"}},w=Rt(t,{title:"Training lab",layout:o?"lab-full":"lab-small",traits:{lr:X.number(ut[0],ut[ut.length-1]),num_iter:X.whole(0,n),data:X.oneOf(Object.keys(i)),...o&&{compare:X.number(0,ut[ut.length-1])}},views:A=>({data:o?x(Ut(A)):Ut(A),loss:ni(n,A),...o&&{path:oi(A)}}),controls:A=>[K({label:"learning rate",min:0,max:ut.length-1,value:()=>Us(e.get("lr")),words:()=>ot(e.get("lr")),oninput:q=>A({lr:ut[q]})}),K({label:"iterations",min:0,max:n,value:()=>e.get("num_iter"),oninput:q=>A({num_iter:q})})],buttons:o?[d,p,m]:[d,p],choices:o?[b,y]:[],now(){let A=e.get("num_iter");return c.done<=A?null:{data:l,run:c,t:A,theta:c.path.subarray(3*A,3*A+3),other:a}},say:({data:A,run:q,t:R,other:T})=>[`After ${R} step${R===1?"":"s"} at rate ${ot(e.get("lr"))} the loss is `,{value:F(q.loss[R])},`${Gs(A)}; `,{value:String(q.right[R])},` of ${A.n} points are on the right side.`,...T&&T.run.done>R?[` At rate ${ot(T.lr)} it would be `,{value:F(T.run.loss[R])},` (${T.run.right[R]}).`]:[]],moving:()=>u,questions:o?_():void 0,tasks:o?O():void 0,before:E,onreset(){e.set("start",[0,0,0]),o&&e.set("points",r),h.clear()}});function x(A){let q=ri(A.frame,{active:()=>e.get("data")==="own",points:()=>e.get("points"),label:()=>f,change:R=>w.change({points:R})});return{...A,caption:q.caption,draw(R){A.draw(R),q.draw()},remove(){q.remove(),A.remove()}}}let v=Zt();function k(){o&&s(),l=i[e.get("data")]||l,c=kt(e.get("start"),l,{lr:e.get("lr"),numIter:n});let A=e.get("compare");A?(!a||a.lr!==A||a.of!==l||a.from!==e.get("start"))&&(a={lr:A,of:l,from:e.get("start"),run:kt(e.get("start"),l,{lr:A,numIter:n})}):a=void 0,m.textContent=a?"End comparison":"Compare",v(()=>{let q=c.advance(20)&&(!a||a.run.advance(20));return w.redraw(),q})}let M=0;function C(){if(e.get("num_iter")>=n&&w.set({num_iter:0}),$n())return w.set({num_iter:n});u=!0,d.textContent="Pause";let A=0,q=()=>{if(M=requestAnimationFrame(q),++A%2)return;let R=e.get("num_iter");w.set({num_iter:Math.min(R+Math.ceil((R+1)/50),n)}),R>=n&&E()};q()}function E(){cancelAnimationFrame(M),u&&(u=!1,d.textContent="Play",w.redraw())}function _(){let A=[{key:"faster",text:"fall faster"},{key:"bounce",text:"bounce"},{key:"large",text:"stay large"}];return[.03,1].map(q=>({ask:`The learning rate is ${ot(q)}. With ten times as much, the loss over ${wt} steps will …`,answers:A,show(){E(),w.set({data:"blobs",start:[0,0,0],lr:10*q,num_iter:wt});let[R,T]=[q,10*q].map(B=>Oe([0,0,0],i.blobs,{lr:B,numIter:wt}).loss),j=T.filter((B,vt)=>vt>0&&B>T[vt-1]+1e-9).length,Q=T[wt]>=T[0]?"large":j?"bounce":"faster",Y=`After ${wt} steps the loss is ${F(T[wt])} at rate ${ot(10*q)}, against ${F(R[wt])} at rate ${ot(q)}`;return{truth:Q,because:`${Y}${j?`; it rose ${j} times on the way`:""}.`}}}))}function O(){return[{text:"Bring the loss within 0.01 of the best possible in under 200 steps.",holds:({run:A,t:q,data:R})=>!!R.best_loss&&q<200&&A.loss[q]-R.best_loss<=.01},{text:"Make the loss rise at least once.",holds:({run:A,t:q})=>A.loss.subarray(1,q+1).some((R,T)=>R>A.loss[T]+1e-9)},{text:"On the first program’s data: visit two moments with the same accuracy, to a per cent, one with half the other’s loss.",holds({run:A,t:q,data:R}){if(e.get("data")!=="first program")return!1;let T=Math.round(100*A.right[q]/R.n),[j,Q]=h.get(T)||[1/0,0],Y=[Math.min(j,A.loss[q]),Math.max(Q,A.loss[q])];return h.set(T,Y),Y[0]<=Y[1]/2}}]}let S=["change:lr","change:data","change:start","change:compare","change:points"];for(let A of S)e.on(A,k);return k(),()=>{E(),v.cancel();for(let A of S)e.off(A,k);w.remove()}}function Us(t){let e=ut.map(n=>Math.abs(Math.log(n/t)));return e.indexOf(Math.min(...e))}function Gs({best_loss:t}){return t===null?"":t>0?` (best possible ${F(t)})`:" (no smallest one: it can go on falling)"}function Ws(t){let e=Float64Array.from(t.flatMap(([r,o])=>[r,o])),n=Float64Array.from(t,([,,r])=>r);return{title:"your own points",X:e,y:n,n:n.length,d:2,best_loss:null,best_theta:null,domain:[-4,4]}}function Zs(t){let{X:e,y:n,...r}=t;return{...r,X:Float64Array.from(e),y:Float64Array.from(n),n:n.length,d:2}}var ai={boundary:Ro,explain:Yo,gradient:Ho,quiz:Jo,"training-lab":ii};function si(){let t="explorables-style";if(document.getElementById(t))return;let e=document.createElement("style");e.id=t,e.textContent=ei+ti,document.head.append(e)}function Qs(t){return si(),{render:({model:e,el:n})=>(n.classList.add("explorable"),n.dataset.explorable=t,ai[t]({model:e,el:n}))}}if(document.currentScript){let t=()=>{si(),Uo(ai)};document.readyState==="loading"?document.addEventListener("DOMContentLoaded",t):t()}return di(Ks);})();
